@NullMarked
package org.lapwing.platform.texts;

import org.jspecify.annotations.NullMarked;
