@NullMarked
package org.lapwing.platform.store;

import org.jspecify.annotations.NullMarked;
