@NullMarked
package org.lapwing.workbench.api;

import org.jspecify.annotations.NullMarked;
