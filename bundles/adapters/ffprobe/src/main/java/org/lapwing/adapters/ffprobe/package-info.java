@NullMarked
package org.lapwing.adapters.ffprobe;

import org.jspecify.annotations.NullMarked;
