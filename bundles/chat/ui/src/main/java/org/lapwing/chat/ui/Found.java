package org.lapwing.chat.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.lapwing.chat.api.Message;

/**
 * Where a question was found in a conversation.
 *
 * @param question in lower case
 * @param rows in order
 */
record Found(String question, long[] rows) {

    static final Found NOTHING = new Found("", new long[0]);

    private static final int MOST = 10_000;
    private static final int PAGE = 5_000;

    /** Reads the whole conversation. Background. */
    static Found in(MessageRows rows, ChatWords words, String question) {
        String wanted = question.toLowerCase(Locale.ROOT);
        long[] found = new long[MOST];
        int count = 0;
        List<Message> page = rows.rows(0, PAGE);
        for (long first = 0; !page.isEmpty() && count < MOST; first += page.size(), page = rows.rows(first, PAGE)) {
            for (int i = 0; i < page.size() && count < MOST; i++) {
                if (words.body(page.get(i)).toLowerCase(Locale.ROOT).contains(wanted)) {
                    found[count++] = first + i;
                }
            }
        }
        return new Found(wanted, Arrays.copyOf(found, count));
    }

    /** Place in {@link #rows} of the next one after a row, or before it; from the other end where there is none. -1 if nothing was found. */
    int next(long from, boolean backwards) {
        if (rows.length == 0) {
            return -1;
        }
        int at = Arrays.binarySearch(rows, from);
        if (backwards) {
            int before = at >= 0 ? at - 1 : -at - 2;
            return before < 0 ? rows.length - 1 : before;
        }
        int after = at >= 0 ? at + 1 : -at - 1;
        return after >= rows.length ? 0 : after;
    }
}
