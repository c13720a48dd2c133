@NullMarked
package org.lapwing.locales.en;

import org.jspecify.annotations.NullMarked;
