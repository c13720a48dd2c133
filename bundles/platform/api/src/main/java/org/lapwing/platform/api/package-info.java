@NullMarked
package org.lapwing.platform.api;

import org.jspecify.annotations.NullMarked;
