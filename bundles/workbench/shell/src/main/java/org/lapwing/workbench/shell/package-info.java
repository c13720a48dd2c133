/** The window: the frame around the views of all wings. */
@NullMarked
package org.lapwing.workbench.shell;

import org.jspecify.annotations.NullMarked;
