@NullMarked
package org.lapwing.workbench.toolset;

import org.jspecify.annotations.NullMarked;
