package org.lapwing.chat.conversations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.vault.Tables;

/** This wing's tables. */
final class ChatTables {

    private static final List<String> FILES = List.of("0001-chats.sql", "0002-closed.sql");

    private final TableOwner owner =
            new TableOwner("chat_", FILES.stream().map(ChatTables::text).toList());

    Tables of(Case in) {
        return in.tables(owner);
    }

    private static String text(String name) {
        try (InputStream in = ChatTables.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("This bundle lacks its migration " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
