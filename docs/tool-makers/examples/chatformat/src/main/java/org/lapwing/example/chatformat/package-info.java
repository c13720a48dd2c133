/** An example: a chat format that was invented to show how one is added. */
@NullMarked
package org.lapwing.example.chatformat;

import org.jspecify.annotations.NullMarked;
