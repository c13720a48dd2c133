/** Puts the image together: bundles by feature, their hashes, launchers, archives. Run by the build, not shipped. */
@NullMarked
package org.lapwing.product.image;

import org.jspecify.annotations.NullMarked;
