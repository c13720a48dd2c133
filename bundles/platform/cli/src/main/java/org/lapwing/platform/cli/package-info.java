/** The command line: collects the commands of all bundles and runs the one that the person called. */
@NullMarked
package org.lapwing.platform.cli;

import org.jspecify.annotations.NullMarked;
