@NullMarked
package org.lapwing.chat.telegram;

import org.jspecify.annotations.NullMarked;
