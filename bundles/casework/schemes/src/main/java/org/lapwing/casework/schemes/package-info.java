@NullMarked
package org.lapwing.casework.schemes;

import org.jspecify.annotations.NullMarked;
