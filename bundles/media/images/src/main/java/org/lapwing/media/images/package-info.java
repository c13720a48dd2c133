@NullMarked
package org.lapwing.media.images;

import org.jspecify.annotations.NullMarked;
