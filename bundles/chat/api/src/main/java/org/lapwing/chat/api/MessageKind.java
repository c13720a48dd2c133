package org.lapwing.chat.api;

/** What kind of message. */
public enum MessageKind {
    TEXT,
    MEDIA,
    LOCATION,
    CALL,
    CONTACT,
    POLL,
    REACTION,
    DELETED,
    SYSTEM,
    UNKNOWN
}
