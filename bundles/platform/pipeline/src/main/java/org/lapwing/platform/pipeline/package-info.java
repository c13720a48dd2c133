@NullMarked
package org.lapwing.platform.pipeline;

import org.jspecify.annotations.NullMarked;
