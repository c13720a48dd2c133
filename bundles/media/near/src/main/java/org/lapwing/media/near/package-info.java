/** Exact near search by multi-index hashing. */
@NullMarked
package org.lapwing.media.near;

import org.jspecify.annotations.NullMarked;
