/** Worker processes: the protocol that they speak, and both of its ends. Nothing here knows a case. */
@NullMarked
package org.lapwing.platform.pipeline.work;

import org.jspecify.annotations.NullMarked;
