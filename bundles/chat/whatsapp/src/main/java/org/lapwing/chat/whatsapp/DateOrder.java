package org.lapwing.chat.whatsapp;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a date is the day: decided once for a whole export, because no single line tells.
 *
 * @param year position of the year, 0 to 2
 * @param dayFirst whether the day comes before the month
 * @param evidence key of the sentence that says why
 * @param line a line that shows it, 0 for the export as a whole
 * @param certain false where nothing in the export settles it
 */
record DateOrder(int year, boolean dayFirst, String evidence, long line, boolean certain) {

    private static final int BUDDHIST = 543;

    /** Such as {@code dmy}. */
    String name() {
        String rest = dayFirst ? "dm" : "md";
        return rest.substring(0, year) + "y" + rest.substring(year);
    }

    /** The date, null where the parts make none in either order. */
    @Nullable
    LocalDate date(Header header) {
        int a = header.part[year == 0 ? 1 : 0];
        int b = header.part[year == 2 ? 1 : 2];
        int y = year(header.part[year], header.digits[year], header.era);
        LocalDate asDecided = date(y, dayFirst ? b : a, dayFirst ? a : b);
        return asDecided == null ? date(y, dayFirst ? a : b, dayFirst ? b : a) : asDecided;
    }

    /** Whether the parts make a date in the order that was decided. */
    boolean fits(Header header) {
        int a = header.part[year == 0 ? 1 : 0];
        int b = header.part[year == 2 ? 1 : 2];
        return (dayFirst ? b : a) <= 12;
    }

    static int year(int written, int digits, char era) {
        if (era == 'R') {
            return 2018 + written;
        }
        if (era == 'H') {
            return 1988 + written;
        }
        if (era == 'S') {
            return 1925 + written;
        }
        if (digits > 2) {
            return era == 'B' || written >= 2400 ? written - BUDDHIST : written;
        }
        // Two digits of a Buddhist year: 2552 to 2599 are 2009 to 2056; the app is younger than 2009.
        return era == 'B' || written >= 52 ? 2500 + written - BUDDHIST : 2000 + written;
    }

    private static @Nullable LocalDate date(int y, int m, int d) {
        if (m < 1 || m > 12 || d < 1 || d > 31 || y < 1 || y > 9999) {
            return null;
        }
        try {
            return LocalDate.of(y, m, d);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
