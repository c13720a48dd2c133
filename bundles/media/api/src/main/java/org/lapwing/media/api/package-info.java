@NullMarked
package org.lapwing.media.api;

import org.jspecify.annotations.NullMarked;
