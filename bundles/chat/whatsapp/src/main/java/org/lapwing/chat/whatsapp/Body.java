package org.lapwing.chat.whatsapp;

import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;

/**
 * What a message says.
 *
 * @param kind {@code SYSTEM} for what WhatsApp itself wrote about the chat
 * @param text without what WhatsApp added to it
 * @param byOwner whether the words show that the writer is the owner of the device
 */
record Body(MessageKind kind, String text, @Nullable String attachment, boolean edited, boolean byOwner) {

    static Body text(String text, boolean edited) {
        return new Body(MessageKind.TEXT, text, null, edited, false);
    }

    static Body of(MessageKind kind, String text) {
        return new Body(kind, text, null, false, false);
    }
}
