@NullMarked
package org.lapwing.adapters.exiftool;

import org.jspecify.annotations.NullMarked;
