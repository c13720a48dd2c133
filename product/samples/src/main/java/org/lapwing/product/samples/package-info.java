/** Makes the sample case: an invented phone and laptop, drawn and written by code. */
@NullMarked
package org.lapwing.product.samples;

import org.jspecify.annotations.NullMarked;
