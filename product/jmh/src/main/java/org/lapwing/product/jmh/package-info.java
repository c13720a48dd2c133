/** Engines measured one by one, each beside a plain implementation of the same. */
@NullMarked
package org.lapwing.product.jmh;

import org.jspecify.annotations.NullMarked;
