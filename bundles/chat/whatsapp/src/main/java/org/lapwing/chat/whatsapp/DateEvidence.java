package org.lapwing.chat.whatsapp;

/**
 * What the dates of an export, line after line, say about the order of day and month: a first part above 12, a second part above 12,
 * the dates in file names of media, which order makes time run backwards less often, and which part changes more.
 */
final class DateEvidence {

    private static final String[] MEDIA = {
        "IMG-", "VID-", "PTT-", "AUD-", "STK-", "DOC-", "PHOTO-", "VIDEO-", "AUDIO-", "GIF-", "STICKER-"
    };

    /** For each possible position of the year (2, then 0): the two other parts. */
    private final Pair yearLast = new Pair();

    private final Pair yearFirst = new Pair();
    private int yearByLook = 3;
    private int[] previous = {};
    private final long[] changes = new long[3];

    void add(Header header, String body, long line) {
        int look = header.yearPosition();
        yearByLook = look;
        int y = look == 3 ? 2 : look;
        Pair pair = y == 2 ? yearLast : yearFirst;
        int year = DateOrder.year(header.part[y], header.digits[y], header.era);
        pair.add(header.part[y == 0 ? 1 : 0], header.part[y == 2 ? 1 : 2], year, line);
        media(pair, body, header.part[y == 0 ? 1 : 0], header.part[y == 2 ? 1 : 2], year, line);
        if (look == 3) {
            yearFirst.add(
                    header.part[1], header.part[2], DateOrder.year(header.part[0], header.digits[0], (char) 0), line);
            if (previous.length > 0) {
                for (int p = 0; p < 3; p++) {
                    changes[p] += previous[p] == header.part[p] ? 0 : 1;
                }
            }
            previous = header.part.clone();
        }
    }

    DateOrder order() {
        if (yearByLook == 3 && changes[2] > changes[0] && changes[2] > changes[1] && yearFirst.secondOver12 > 0) {
            return new DateOrder(0, false, "dates.changing", 0, true);
        }
        int year = yearByLook == 3 ? 2 : yearByLook;
        return (year == 2 ? yearLast : yearFirst).order(year);
    }

    private static void media(Pair pair, String body, int a, int b, int year, long line) {
        int dash = body.indexOf('-');
        if (dash < 3) {
            return;
        }
        for (String kind : MEDIA) {
            int at = body.indexOf(kind);
            if (at >= 0) {
                int[] date = fileDate(body, at + kind.length());
                if (date.length == 3 && date[0] == year && a != b) {
                    pair.dayFirstByMedia += date[1] == b && date[2] == a ? 1 : 0;
                    pair.monthFirstByMedia += date[1] == a && date[2] == b ? 1 : 0;
                    pair.mediaLine = pair.mediaLine == 0 ? line : pair.mediaLine;
                }
                return;
            }
        }
    }

    /** {@code 20250307} or {@code 2025-03-07}. */
    private static int[] fileDate(String body, int from) {
        int digits = 0;
        int value = 0;
        int i = from;
        while (i < body.length() && digits < 8) {
            char c = body.charAt(i++);
            if (c >= '0' && c <= '9') {
                value = value * 10 + c - '0';
                digits++;
            } else if (c != '-' || digits != 4 && digits != 6) {
                break;
            }
        }
        return digits == 8 ? new int[] {value / 10000, value / 100 % 100, value % 100} : new int[0];
    }

    /** The two parts that are day and month. */
    private static final class Pair {

        private long firstOver12;
        private long firstOver12Line;
        private long secondOver12;
        private long secondOver12Line;
        private long dayFirstByMedia;
        private long monthFirstByMedia;
        private long mediaLine;
        private long backwardsDayFirst;
        private long backwardsMonthFirst;
        private long firstChanges;
        private long secondChanges;
        private int a = -1;
        private int b;
        private int year;

        void add(int newA, int newB, int newYear, long line) {
            if (newA == a && newB == b && newYear == year) {
                return;
            }
            if (newA > 12 && newB <= 12) {
                firstOver12++;
                firstOver12Line = firstOver12Line == 0 ? line : firstOver12Line;
            } else if (newB > 12 && newA <= 12) {
                secondOver12++;
                secondOver12Line = secondOver12Line == 0 ? line : secondOver12Line;
            }
            if (a >= 0) {
                backwardsDayFirst += when(newYear, newB, newA) < when(year, b, a) ? 1 : 0;
                backwardsMonthFirst += when(newYear, newA, newB) < when(year, a, b) ? 1 : 0;
                firstChanges += newA == a ? 0 : 1;
                secondChanges += newB == b ? 0 : 1;
            }
            a = newA;
            b = newB;
            year = newYear;
        }

        private static long when(int y, int m, int d) {
            return y * 10000L + m * 100L + d;
        }

        DateOrder order(int yearPosition) {
            if (firstOver12 != secondOver12) {
                boolean dayFirst = firstOver12 > secondOver12;
                boolean mixed = firstOver12 > 0 && secondOver12 > 0;
                String why = mixed ? "dates.mixed" : dayFirst ? "dates.first.over.12" : "dates.second.over.12";
                return new DateOrder(
                        yearPosition, dayFirst, why, dayFirst ? firstOver12Line : secondOver12Line, !mixed);
            }
            if (dayFirstByMedia != monthFirstByMedia) {
                return new DateOrder(yearPosition, dayFirstByMedia > monthFirstByMedia, "dates.media", mediaLine, true);
            }
            if (backwardsDayFirst != backwardsMonthFirst) {
                return new DateOrder(yearPosition, backwardsDayFirst < backwardsMonthFirst, "dates.backwards", 0, true);
            }
            if (firstChanges != secondChanges) {
                return new DateOrder(yearPosition, firstChanges > secondChanges, "dates.changing", 0, true);
            }
            boolean same = a == b && firstChanges == 0 && firstOver12 == 0;
            return new DateOrder(yearPosition, yearPosition != 0, same ? "dates.same" : "dates.open", 0, same);
        }
    }
}
