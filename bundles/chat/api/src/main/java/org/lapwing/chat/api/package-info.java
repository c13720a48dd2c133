@NullMarked
package org.lapwing.chat.api;

import org.jspecify.annotations.NullMarked;
