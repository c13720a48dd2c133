@NullMarked
package org.lapwing.chat.whatsapp;

import org.jspecify.annotations.NullMarked;
