package org.lapwing.evidence.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a mail says it was written.
 *
 * @param instant the moment; for a local time of an unknown zone, that local time read as if it were UTC
 * @param zone {@code offset} where the mail states one, {@code utc}, {@code local} where it states none
 * @param offset such as {@code +02:00} where zone is {@code offset}
 */
record MailDate(Instant instant, String zone, @Nullable String offset) {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Map<String, Integer> NAMED =
            Map.of("EDT", -4, "EST", -5, "CDT", -5, "CST", -6, "MDT", -6, "MST", -7, "PDT", -7, "PST", -8);
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,2})[ -]+([A-Za-z]{3})[A-Za-z]*[ -]+(\\d{2,4})[ ,]+"
            + "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([+-]\\d{4}|[A-Za-z]{1,5})?");

    static MailDate utc(Instant instant) {
        return new MailDate(instant, "utc", null);
    }

    /** As in a Date field; null for what is no date. */
    static @Nullable MailDate of(@Nullable String written) {
        if (written == null || written.length() > 200) {
            return null;
        }
        Matcher found = SHAPE.matcher(written);
        if (!found.find()) {
            return null;
        }
        int month = MONTHS.indexOf(found.group(2).toLowerCase(Locale.ROOT)) + 1;
        int year = Integer.parseInt(found.group(3));
        if (found.group(3).length() < 4) {
            year += year < 50 ? 2000 : 1900;
        }
        String seconds = found.group(6);
        try {
            LocalDateTime local = LocalDateTime.of(
                    year,
                    month,
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(4)),
                    Integer.parseInt(found.group(5)),
                    // A leap second is written as 60.
                    seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds)));
            return zoned(local, found.group(7));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static MailDate zoned(LocalDateTime local, @Nullable String zone) {
        if (zone == null) {
            return new MailDate(local.toInstant(ZoneOffset.UTC), "local", null);
        }
        String name = zone.toUpperCase(Locale.ROOT);
        // RFC 5322: -0000 is a time in UTC that says nothing of the place.
        if (name.equals("-0000") || name.equals("GMT") || name.equals("UT") || name.equals("UTC") || name.equals("Z")) {
            return utc(local.toInstant(ZoneOffset.UTC));
        }
        ZoneOffset offset = null;
        if (name.charAt(0) == '+' || name.charAt(0) == '-') {
            offset = ZoneOffset.of(name.substring(0, 3) + ":" + name.substring(3));
        } else if (NAMED.get(name) instanceof Integer hours) {
            offset = ZoneOffset.ofHours(hours);
        }
        return offset == null
                ? new MailDate(local.toInstant(ZoneOffset.UTC), "local", null)
                : new MailDate(
                        local.toInstant(offset), "offset", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId());
    }
}
