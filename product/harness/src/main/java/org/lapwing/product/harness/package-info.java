/** Tests of windows, without a single fixed pause. */
@NullMarked
package org.lapwing.product.harness;

import org.jspecify.annotations.NullMarked;
