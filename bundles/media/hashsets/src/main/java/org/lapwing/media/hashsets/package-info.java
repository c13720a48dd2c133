@NullMarked
package org.lapwing.media.hashsets;

import org.jspecify.annotations.NullMarked;
