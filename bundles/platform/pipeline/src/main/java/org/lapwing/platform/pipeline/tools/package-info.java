@NullMarked
package org.lapwing.platform.pipeline.tools;

import org.jspecify.annotations.NullMarked;
