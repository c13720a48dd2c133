package org.lapwing.evidence.databases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.platform.api.databases.EvidenceDatabases;
import org.lapwing.platform.api.language.Texts;

/** Copies of one database: the file alone is read where nothing changes it, and with each journal that lies beside it. */
final class OpenedDatabase implements EvidenceDatabase {

    private static final String WAL = "-wal";

    private final DatabaseHead head;
    private final List<SqliteView> views;
    private final List<String> problems;

    private OpenedDatabase(DatabaseHead head, List<SqliteView> views, List<String> problems) {
        this.head = head;
        this.views = views;
        this.problems = problems;
    }

    static OpenedDatabase of(Content content, Bounds bounds, Texts texts) throws IOException {
        DatabaseHead head = head(content, bounds, texts);
        List<Content.Companion> journals = content.companions().stream()
                .filter(each -> EvidenceDatabases.COMPANIONS.contains(each.ending())
                        && each.content().size() > 0)
                .toList();
        Deadline deadline = new Deadline(bounds.all());
        List<SqliteView> views = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        boolean cut = head.bytes() > content.size();
        boolean opened = false;
        try {
            Path alone = null;
            for (Content.Companion journal : journals) {
                // A log stays beside the file until it is closed; an older journal is written back when it is opened.
                Path copy = content.copy(List.of(journal));
                if (journal.ending().equals(WAL) && alone == null) {
                    alone = copy;
                    views.addFirst(SqliteView.of(copy, null, cut, deadline, bounds, texts));
                }
                add(views, copy, journal, cut, problems, deadline, bounds, texts);
            }
            if (alone == null) {
                views.addFirst(SqliteView.of(content.copy(List.of()), null, cut, deadline, bounds, texts));
            }
            OpenedDatabase database = new OpenedDatabase(head, List.copyOf(views), List.copyOf(problems));
            opened = true;
            return database;
        } finally {
            if (!opened) {
                views.forEach(SqliteView::close);
            }
        }
    }

    /** A journal that cannot be read leaves the file alone readable. */
    private static void add(
            List<SqliteView> views,
            Path copy,
            Content.Companion journal,
            boolean cut,
            List<String> problems,
            Deadline deadline,
            Bounds bounds,
            Texts texts)
            throws IOException {
        SqliteView view = null;
        try {
            view = SqliteView.of(copy, journal, cut, deadline, bounds, texts);
            view.number("select count(*) from sqlite_schema");
            views.add(view);
        } catch (IOException e) {
            if (view != null) {
                view.close();
            }
            problems.add(texts.get("journal.unread", Labels.of(journal.input()), String.valueOf(e.getMessage())));
        }
    }

    private static DatabaseHead head(Content content, Bounds bounds, Texts texts) throws IOException {
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(DatabaseHead.LENGTH);
        }
        if (!DatabaseHead.begins(bytes)) {
            throw new IOException(texts.get("head.none"));
        }
        if (bytes.length < DatabaseHead.LENGTH) {
            throw new IOException(texts.get("head.cut", bytes.length));
        }
        if (content.size() > bounds.bytes()) {
            throw new IOException(texts.get("database.large", content.size() >> 20, bounds.bytes() >> 20));
        }
        return DatabaseHead.of(bytes);
    }

    DatabaseHead head() {
        return head;
    }

    /** Journals that could not be read. */
    List<String> problems() {
        return problems;
    }

    @Override
    public List<View> views() {
        return List.copyOf(views);
    }

    List<SqliteView> sqlite() {
        return views;
    }

    /** The name of a journal as it stands in what is said; empty for the file alone. */
    static String named(Content.@Nullable Companion journal) {
        return journal == null ? "" : Labels.of(journal.input());
    }

    @Override
    public void close() {
        // In this order: whoever closes a log last writes it into the file.
        views.forEach(SqliteView::close);
    }
}
