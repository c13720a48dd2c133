/** Checks an exported log with nothing but Java. */
@NullMarked
package org.lapwing.product.logcheck;

import org.jspecify.annotations.NullMarked;
