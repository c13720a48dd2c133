/**
 * PDQ, bit for bit as its reference computes it: brightness, two passes of a moving mean along rows and columns, 64 by 64 samples, the
 * lowest frequencies but the first, each above their median or not. Sums are added in the reference's order, for floats depend on it.
 */
@NullMarked
package org.lapwing.media.pdq;

import org.jspecify.annotations.NullMarked;
