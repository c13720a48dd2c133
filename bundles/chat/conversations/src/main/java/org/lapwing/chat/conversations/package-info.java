@NullMarked
package org.lapwing.chat.conversations;

import org.jspecify.annotations.NullMarked;
