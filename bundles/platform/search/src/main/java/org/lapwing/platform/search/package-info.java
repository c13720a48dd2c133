@NullMarked
package org.lapwing.platform.search;

import org.jspecify.annotations.NullMarked;
