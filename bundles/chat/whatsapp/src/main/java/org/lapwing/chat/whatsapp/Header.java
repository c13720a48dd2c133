package org.lapwing.chat.whatsapp;

/**
 * Finds the beginning of a message in a line: date and time in either order, in brackets or before a dash. One instance is used for
 * many lines; its fields say what the last {@link #read} found.
 */
final class Header {

    /** What came of a line. */
    enum Result {
        HEADER,
        /** The line ends before the header does. */
        UNFINISHED,
        NONE
    }

    private static final String[] BETWEEN = {"klo", "kl.", "kl", "um", "at", "às", "à", "lúc", "ב-", "o", "в"};
    private static final String[] AFTER_YEAR = {"BE", "พ.ศ.", "г.", "г", "AD", "ค.ศ."};
    private static final int MAX_WORD = 16;

    final int[] part = new int[3];
    final int[] digits = new int[3];
    boolean bracket;
    boolean timeFirst;
    char dateMark;
    /** {@code R}, {@code H} or {@code S} before a Japanese year, {@code B} with a Buddhist one, 0 without. */
    char era;

    int hour;
    int minute;
    int second;
    DayHalf half = DayHalf.NONE;
    /** Between header and body: {@code -}, {@code :}, {@code ]} or a space. */
    char end;
    /** Index of the first character behind the header. */
    int bodyStart;

    private String line = "";
    private int i;
    private boolean unfinished;
    private int figure;
    private int figureDigits;

    Result read(String text) {
        line = text;
        i = Marks.skipInvisible(text, 0);
        unfinished = false;
        if (i == text.length() || !begins(text.charAt(i))) {
            return Result.NONE;
        }
        era = 0;
        second = -1;
        half = DayHalf.NONE;
        bracket = text.charAt(i) == '[';
        if (bracket) {
            i = Marks.skipSpaces(text, i + 1);
        }
        if (dateAndTime() && closed()) {
            bodyStart = i;
            return Result.HEADER;
        }
        return unfinished ? Result.UNFINISHED : Result.NONE;
    }

    /** Headers of one export have the same family. */
    int family() {
        return (bracket ? 1 : 0)
                | (timeFirst ? 2 : 0)
                | (second >= 0 ? 4 : 0)
                | yearPosition() << 3
                | (era == 0 ? 0 : 64)
                | dateMark << 8
                | end << 24;
    }

    /** Which part is the year by its look: 0, 1 or 2; 3 where all three have one or two digits. */
    int yearPosition() {
        if (era == 'R' || era == 'H' || era == 'S') {
            return 0;
        }
        for (int p = 0; p < 3; p++) {
            if (digits[p] > 2) {
                return p;
            }
        }
        return 3;
    }

    /** Whether the header alone is unlikely in other texts. */
    boolean strong() {
        return bracket || end == '-';
    }

    private static boolean begins(char c) {
        return c == '['
                || c >= '0' && c <= '9'
                || c == 'R'
                || c == 'H'
                || c == 'S'
                || c > 0x600 && Character.isDigit(c);
    }

    private boolean dateAndTime() {
        int start = i;
        if (time(false)) {
            timeFirst = true;
            return between() && date();
        }
        if (unfinished) {
            return false;
        }
        i = start;
        timeFirst = false;
        return date() && between() && prefixed() && time(true) && suffixed();
    }

    private boolean date() {
        char c = peek();
        if ((c == 'R' || c == 'H' || c == 'S') && i + 1 < line.length() && Character.isDigit(line.charAt(i + 1))) {
            era = c;
            i++;
        } else if (c == 'R' || c == 'H' || c == 'S') {
            return false;
        }
        if (!number(0) || !dateMark(true) || !number(1) || !dateMark(false) || !number(2)) {
            return false;
        }
        afterDate();
        return true;
    }

    private boolean dateMark(boolean first) {
        i = Marks.skipInvisible(line, i);
        if (i == line.length()) {
            unfinished = true;
            return false;
        }
        char c = line.charAt(i);
        boolean known =
                c == '/' || c == '.' || c == '-' || c == '年' || c == '月' || c == '년' || c == '월' || c == '\u2010';
        if (!known || !first && c < 0x80 && c != dateMark) {
            return false;
        }
        if (first) {
            dateMark = c;
        }
        i = Marks.skipSpaces(line, i + 1);
        if (i == line.length()) {
            unfinished = true;
            return false;
        }
        return true;
    }

    /** What some languages write behind a date: a dot, a day sign, an era. */
    private void afterDate() {
        if (peek() == '.' && (i + 1 == line.length() || !Character.isDigit(line.charAt(i + 1)))) {
            i++;
        } else if (peek() == '日' || peek() == '일') {
            i++;
        }
        int word = Marks.skipSpaces(line, i);
        if (word == line.length() || !Character.isLetter(line.charAt(word))) {
            return;
        }
        for (String name : AFTER_YEAR) {
            if (line.startsWith(name, word)) {
                era = name.equals("BE") || name.equals("พ.ศ.") ? 'B' : era;
                i = word + name.length();
                return;
            }
        }
    }

    private boolean between() {
        int start = i;
        i = Marks.skipSpaces(line, i);
        if (peek() == ',' || peek() == '،' || peek() == '、') {
            i = Marks.skipSpaces(line, i + 1);
        }
        char c = peek();
        if (c > '9' && Character.isLetter(c)) {
            for (String word : BETWEEN) {
                if (line.startsWith(word, i)) {
                    i = Marks.skipSpaces(line, i + word.length());
                    break;
                }
            }
        }
        if (i == line.length()) {
            unfinished = true;
            return false;
        }
        return i > start;
    }

    /** Behind a date the parts of a time may stand between dots; at the beginning dots mean a date. */
    private boolean time(boolean afterDate) {
        int start = i;
        if (!figure() || figureDigits > 2) {
            i = start;
            return false;
        }
        int h = figure;
        char sign = timeMark(afterDate);
        if (sign == 0 || !figureAtEnd() || figureDigits != 2) {
            i = start;
            return false;
        }
        hour = h;
        minute = figure;
        int afterMinute = i;
        if (timeMark(afterDate) == sign && figureAtEnd() && figureDigits == 2) {
            second = figure;
        } else {
            i = afterMinute;
        }
        return true;
    }

    private char timeMark(boolean afterDate) {
        char c = peek();
        if (c == ':' || c == '\u2236') {
            unfinished |= ++i == line.length();
            return ':';
        }
        if (c == '.' && afterDate && i + 1 < line.length() && Character.isDigit(line.charAt(i + 1))) {
            i++;
            return '.';
        }
        int word = Marks.skipSpaces(line, i);
        if (afterDate && word < line.length() && line.charAt(word) == 'h') {
            int after = Marks.skipSpaces(line, word + 1);
            if (after < line.length() && Character.isDigit(line.charAt(after))) {
                i = after;
                return 'h';
            }
        }
        return 0;
    }

    /** A number of up to four digits that something follows. */
    private boolean figure() {
        return figureAtEnd() && i < line.length();
    }

    private boolean figureAtEnd() {
        int value = 0;
        int n = 0;
        while (i < line.length() && n <= 4) {
            char c = line.charAt(i);
            int d = c <= '9' ? c - '0' : c > 0x600 ? Character.digit(c, 10) : -1;
            if (d < 0) {
                break;
            }
            value = value * 10 + d;
            n++;
            i++;
        }
        figure = value;
        figureDigits = n;
        unfinished |= i == line.length();
        return n > 0 && n <= 4;
    }

    private boolean number(int index) {
        if (!figure()) {
            return false;
        }
        part[index] = figure;
        digits[index] = figureDigits;
        return true;
    }

    /** Japanese, Chinese and Korean say the half of the day first. */
    private boolean prefixed() {
        if (peek() > 0x2000 && Character.isLetter(peek())) {
            int start = i;
            while (i < line.length() && Character.isLetter(line.charAt(i)) && i - start < 4) {
                i++;
            }
            DayHalf read = DayHalf.of(line.substring(start, i));
            if (read == null) {
                return false;
            }
            half = read;
            i = Marks.skipSpaces(line, i);
            unfinished |= i == line.length();
        }
        return true;
    }

    private boolean suffixed() {
        int start = Marks.skipSpaces(line, i);
        if (start >= line.length()) {
            unfinished = true;
            return !bracket;
        }
        char c = line.charAt(start);
        if (c == ']' || c == '-' || c == ':') {
            return true;
        }
        int latin = latinHalf(start);
        if (latin > 0) {
            half = (c | 0x20) == 'a' ? DayHalf.MORNING : DayHalf.AFTERNOON;
            i = latin;
            return true;
        }
        return otherHalf(start);
    }

    /** The end of {@code am}, {@code P.M.}, {@code a. m.}; 0 where it is none. */
    private int latinHalf(int start) {
        char c = (char) (line.charAt(start) | 0x20);
        if (c != 'a' && c != 'p') {
            return 0;
        }
        int j = start + 1;
        if (j < line.length() && line.charAt(j) == '.') {
            j = Marks.skipSpaces(line, j + 1);
        }
        if (j >= line.length() || (line.charAt(j) | 0x20) != 'm') {
            unfinished |= j >= line.length();
            return 0;
        }
        j++;
        if (j < line.length() && line.charAt(j) == '.') {
            j++;
        }
        return j < line.length() && (Character.isLetterOrDigit(line.charAt(j)) || !bracket && line.charAt(j) == ':')
                ? 0
                : j;
    }

    private boolean otherHalf(int start) {
        StringBuilder word = new StringBuilder();
        int best = -1;
        DayHalf found = DayHalf.NONE;
        int j = start;
        for (; j < line.length() && j - start < MAX_WORD; j++) {
            char c = line.charAt(j);
            boolean letter = Character.isLetter(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || c == '״'
                    || c == '"';
            if (letter) {
                word.append(c);
            } else if (c != '.' && !Marks.space(c) && !Marks.invisible(c)) {
                break;
            }
            if (letter || c == '.') {
                DayHalf read = DayHalf.of(word.toString());
                if (read != null && endsWord(j + 1)) {
                    best = j + 1;
                    found = read;
                }
            }
        }
        if (best > 0) {
            half = found;
            i = best;
        } else if (bracket) {
            unfinished |= j == line.length();
            if (j == line.length() || line.charAt(j) != ']') {
                return false;
            }
            half = DayHalf.UNKNOWN;
            i = j;
        }
        return true;
    }

    private boolean endsWord(int j) {
        if (j >= line.length()) {
            return true;
        }
        char c = line.charAt(j);
        return bracket ? c == ']' || Marks.space(c) || c == '.' || Marks.invisible(c) : dashFollows(j);
    }

    private boolean dashFollows(int j) {
        int k = j;
        while (k < line.length()
                && (line.charAt(k) == '.' || Marks.space(line.charAt(k)) || Marks.invisible(line.charAt(k)))) {
            k++;
        }
        return k < line.length() && dash(line.charAt(k));
    }

    private static boolean dash(char c) {
        return c == '-' || c == '–' || c == '—';
    }

    private boolean closed() {
        int word = Marks.skipSpaces(line, i);
        if (word == line.length()) {
            unfinished = true;
            return false;
        }
        char c = line.charAt(word);
        if (bracket) {
            end = ']';
            i = word + 1;
            return c == ']' && opensBody(i);
        }
        if (dash(c)) {
            end = '-';
            i = word + 1;
            return opensBody(i);
        }
        if (c == ':' && word == i) {
            end = ':';
            i = word + 1;
            return opensBody(i);
        }
        end = ' ';
        boolean spaced = word > i;
        i = word;
        return spaced;
    }

    private boolean opensBody(int at) {
        if (at == line.length()) {
            unfinished = true;
            return false;
        }
        char c = line.charAt(at);
        if (!Marks.space(c) && !Marks.invisible(c)) {
            return false;
        }
        int j = at;
        while (j < line.length() && Marks.space(line.charAt(j))) {
            j++;
        }
        i = j;
        return true;
    }

    private char peek() {
        return i < line.length() ? line.charAt(i) : 0;
    }
}
