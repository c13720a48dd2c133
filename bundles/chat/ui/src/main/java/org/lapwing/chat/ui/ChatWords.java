package org.lapwing.chat.ui;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Tier;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.MessageTime.Precision;
import org.lapwing.chat.api.MessageTime.Zone;
import org.lapwing.platform.api.language.Texts;

/** How messages and their times are said. Times stay in the zone of the evidence. */
record ChatWords(Texts texts) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** With bars that show the tier by shape, so that it is seen without colour and read without shape. */
    String tier(Tier tier) {
        String bars = "▮".repeat(4 - tier.number()) + "▯".repeat(tier.number() - 1);
        return bars + "  " + texts.get("tier." + tier.number());
    }

    /** The time of day with its zone, as in "09:12, device time". */
    String clock(MessageTime time) {
        OffsetDateTime at = at(time);
        if (at == null || time.precision() == Precision.NONE) {
            return texts.get("time.none");
        }
        if (time.precision() == Precision.DATE) {
            return texts.get("time.date.only");
        }
        String clock = (time.precision() == Precision.MINUTE ? MINUTES : SECONDS).format(at);
        return texts.get("time.zoned", clock, zone(time));
    }

    /** Date, time of day and zone. */
    String full(MessageTime time) {
        LocalDate day = day(time);
        return day == null ? texts.get("time.none") : texts.get("time.full", day.toString(), clock(time));
    }

    /** The same moment where the person is; empty where the source does not say which moment it was. */
    String here(MessageTime time) {
        if (time.instant() == null
                || time.zone() == Zone.LOCAL
                || time.zone() == Zone.UNKNOWN
                || time.precision() == Precision.DATE) {
            return "";
        }
        ZoneId here = ZoneId.systemDefault();
        OffsetDateTime at = time.instant().atZone(here).toOffsetDateTime();
        return texts.get("time.here", at.toLocalDate().toString(), MINUTES.format(at), here.getId());
    }

    private String zone(MessageTime time) {
        return time.zone() == Zone.OFFSET && time.offset() != null
                ? "UTC"
                        + (time.offset().equals(ZoneOffset.UTC)
                                ? ""
                                : time.offset().getId())
                : texts.get("zone." + time.zone());
    }

    private static @Nullable OffsetDateTime at(MessageTime time) {
        if (time.instant() == null) {
            return null;
        }
        ZoneOffset offset = time.offset();
        return time.instant().atOffset(time.zone() == Zone.OFFSET && offset != null ? offset : ZoneOffset.UTC);
    }

    /** The day in the zone of the evidence. */
    static @Nullable LocalDate day(MessageTime time) {
        OffsetDateTime at = at(time);
        return at == null ? null : at.toLocalDate();
    }

    String dayHeading(@Nullable LocalDate day) {
        return day == null
                ? texts.get("day.none")
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                        .withLocale(texts.locale())
                        .format(day);
    }

    /** What the message is, and what it says. Media is named, never shown. */
    String body(Message message) {
        String text = message.text();
        if (message.kind() == MessageKind.TEXT || message.kind() == MessageKind.SYSTEM) {
            return message.attachment() == null ? text : joined(texts.get("kind.MEDIA", message.attachment()), text);
        }
        String attachment = message.attachment();
        return joined(
                texts.get("kind." + message.kind(), attachment == null ? "" : attachment)
                        .strip(),
                text);
    }

    private static String joined(String what, String text) {
        return text.isBlank() ? what : what + "\n" + text;
    }

    /** What stands below a message: its time, whether it was edited, whether it answers another. */
    String meta(Message message) {
        StringBuilder meta = new StringBuilder(clock(message.time()));
        if (message.edited()) {
            meta.append(" · ").append(texts.get("meta.edited"));
        }
        if (message.replyTo() != null) {
            meta.append(" · ").append(texts.get("meta.reply"));
        }
        return meta.toString();
    }
}
