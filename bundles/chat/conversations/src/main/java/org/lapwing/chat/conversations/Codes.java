package org.lapwing.chat.conversations;

import java.util.List;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;

/** The numbers that stand in chat_message. Lists are only appended to. */
final class Codes {

    static final List<MessageKind> KINDS = List.of(
            MessageKind.TEXT,
            MessageKind.MEDIA,
            MessageKind.LOCATION,
            MessageKind.CALL,
            MessageKind.CONTACT,
            MessageKind.POLL,
            MessageKind.REACTION,
            MessageKind.DELETED,
            MessageKind.SYSTEM,
            MessageKind.UNKNOWN);

    static final List<MessageTime.Precision> PRECISIONS = List.of(
            MessageTime.Precision.MILLISECOND,
            MessageTime.Precision.SECOND,
            MessageTime.Precision.MINUTE,
            MessageTime.Precision.DATE,
            MessageTime.Precision.NONE);

    static final List<MessageTime.Zone> ZONES =
            List.of(MessageTime.Zone.UTC, MessageTime.Zone.OFFSET, MessageTime.Zone.LOCAL, MessageTime.Zone.UNKNOWN);

    static final List<String> UNITS = List.of("byte", "line", "row");

    private Codes() {}

    /** A value of a newer release that this one does not know yet reads as unknown. */
    static MessageKind kind(int number) {
        return number >= 0 && number < KINDS.size() ? KINDS.get(number) : MessageKind.UNKNOWN;
    }

    static MessageTime.Precision precision(int number) {
        return number >= 0 && number < PRECISIONS.size() ? PRECISIONS.get(number) : MessageTime.Precision.NONE;
    }

    static MessageTime.Zone zone(int number) {
        return number >= 0 && number < ZONES.size() ? ZONES.get(number) : MessageTime.Zone.UNKNOWN;
    }

    static String unit(int number) {
        return number >= 0 && number < UNITS.size() ? UNITS.get(number) : "row";
    }

    static int unit(String name) {
        return Math.max(0, UNITS.indexOf(name));
    }
}
