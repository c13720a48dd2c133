/** Videos by their frames: hashes of what they look like, scenes, a strip for review, and which videos are alike. */
@NullMarked
package org.lapwing.media.video;

import org.jspecify.annotations.NullMarked;
