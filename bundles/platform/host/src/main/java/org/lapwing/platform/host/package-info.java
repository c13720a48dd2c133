@NullMarked
package org.lapwing.platform.host;

import org.jspecify.annotations.NullMarked;
