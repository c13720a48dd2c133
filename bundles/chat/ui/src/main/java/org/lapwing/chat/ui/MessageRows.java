package org.lapwing.chat.ui;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.platform.api.cases.Case;

/** The messages of one conversation by row number, over a book that pages by id. Reads the case: in the background only. */
record MessageRows(ConversationBook book, Case of, Conversation conversation) {

    private static final int PAGE = 5_000;

    long total() {
        return conversation.messages() + conversation.systemMessages();
    }

    /** Rows from a number on; fewer at the end. */
    List<Message> rows(long first, int limit) {
        List<Message> found = new ArrayList<>();
        long after = first == 0 ? 0 : before(first);
        while (found.size() < limit) {
            int wanted = Math.min(PAGE, limit - found.size());
            List<Message> page = book.messages(of, conversation.id(), after, wanted);
            found.addAll(page);
            if (page.size() < wanted) {
                break;
            }
            after = page.getLast().id();
        }
        return found;
    }

    long row(long messageId) {
        return book.row(of, conversation.id(), messageId);
    }

    /** An id after which exactly this row comes next: the largest below which there are no more than {@code row} messages. */
    private long before(long row) {
        long low = 0;
        long high = 1;
        while (row(high) < row && high < Long.MAX_VALUE / 2) {
            low = high;
            high *= 2;
        }
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (row(middle) < row) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high - 1;
    }
}
