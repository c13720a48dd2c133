@NullMarked
package org.lapwing.product.window;

import org.jspecify.annotations.NullMarked;
