@NullMarked
package org.lapwing.workbench.search;

import org.jspecify.annotations.NullMarked;
