@NullMarked
package org.lapwing.platform.policy;

import org.jspecify.annotations.NullMarked;
