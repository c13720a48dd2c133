package org.lapwing.chat.ui;

import java.time.LocalDate;
import java.time.ZoneOffset;
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
        long after = book.idBefore(of, conversation.id(), first);
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

    long rowOf(LocalDate day) {
        return book.rowAt(
                of, conversation.id(), day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    long row(long messageId) {
        return book.row(of, conversation.id(), messageId);
    }
}
