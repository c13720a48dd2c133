@NullMarked
package org.lapwing.chat.ui;

import org.jspecify.annotations.NullMarked;
