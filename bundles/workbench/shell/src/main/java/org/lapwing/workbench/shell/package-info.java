@NullMarked
package org.lapwing.workbench.shell;

import org.jspecify.annotations.NullMarked;
