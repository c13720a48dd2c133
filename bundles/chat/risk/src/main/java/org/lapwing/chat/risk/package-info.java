@NullMarked
package org.lapwing.chat.risk;

import org.jspecify.annotations.NullMarked;
