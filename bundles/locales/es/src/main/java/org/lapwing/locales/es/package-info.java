@NullMarked
package org.lapwing.locales.es;

import org.jspecify.annotations.NullMarked;
