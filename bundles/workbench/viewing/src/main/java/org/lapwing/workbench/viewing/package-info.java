@NullMarked
package org.lapwing.workbench.viewing;

import org.jspecify.annotations.NullMarked;
