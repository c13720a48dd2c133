package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.ExhibitRecord;

/** Looks whether an exhibit's files lie at another place as they were recorded. */
final class Relocation {

    private static final int SAMPLE = 200;
    private static final int PAGE = 1_000;

    private final Database database;
    private final Texts texts;
    private final ExhibitRecord exhibit;
    private final Path to;
    private final boolean all;

    Relocation(Database database, Texts texts, ExhibitRecord exhibit, Path to, boolean all) {
        this.database = database;
        this.texts = texts;
        this.exhibit = exhibit;
        this.to = to;
        this.all = all;
    }

    /** @throws IOException in a sentence that names the first file that is missing or differs */
    Looked look(Progress progress) throws IOException, InterruptedException {
        long id = exhibit.exhibit().id();
        long of = database.read(link ->
                link.number("select count(*) from item where exhibit = ? and parent = 0 and content is not null", id));
        long every = all ? 1 : Math.max(1, of / SAMPLE);
        long compared = 0;
        long seen = 0;
        long after = 0;
        for (List<File> page = page(after); !page.isEmpty(); page = page(after)) {
            for (File file : page) {
                after = file.id();
                if (seen++ % every == 0) {
                    compare(file);
                    compared++;
                    progress.at(exhibit.exhibit().name(), seen, of, 0);
                }
                if (progress.cancelled()) {
                    throw new InterruptedException();
                }
            }
        }
        return new Looked(to, compared, of);
    }

    private List<File> page(long after) {
        return database.read(link -> link.list(
                row -> new File(
                        row.getLong("id"),
                        row.getString("locator"),
                        row.getString("path"),
                        row.getLong("size"),
                        Columns.content(row.getBytes("sha256"))),
                """
                select i.id, i.locator, i.path, i.size, c.sha256 from item i join content c on c.id = i.content
                where i.exhibit = ? and i.parent = 0 and i.id > ? order by i.id limit
                """ + " " + PAGE,
                exhibit.exhibit().id(),
                after));
    }

    private void compare(File file) throws IOException {
        Path there = file.locator().isEmpty() ? to : to.resolve(file.locator()).normalize();
        if (!there.startsWith(to) || !Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(texts.get("relocate.missing", file.path(), to));
        }
        try (InputStream in = new VerifiedStream(
                Files.newInputStream(there),
                file.content(),
                file.size(),
                texts.get("relocate.differs", file.path(), to))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** What was looked at. */
    record Looked(Path place, long compared, long of) {}

    private record File(long id, String locator, String path, long size, ContentId content) {}
}
