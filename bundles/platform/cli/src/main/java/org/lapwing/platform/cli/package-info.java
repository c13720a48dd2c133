@NullMarked
package org.lapwing.platform.cli;

import org.jspecify.annotations.NullMarked;
