@NullMarked
package org.lapwing.media.ui;

import org.jspecify.annotations.NullMarked;
