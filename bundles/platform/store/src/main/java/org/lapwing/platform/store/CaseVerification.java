package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseCheck;
import org.lapwing.platform.api.cases.CaseKeeping.Verification;
import org.lapwing.platform.api.cases.CaseLogs;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.api.vault.VaultFiles.Reader;

/** Reads all of a case and compares it with what was recorded. */
final class CaseVerification {

    private static final int MANY = 1000;

    private final OpenCase open;
    private final CaseFile file;
    private final Persons persons;
    private final Texts texts;
    private final Progress progress;
    private final Map<String, Long> checked = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    CaseVerification(OpenCase open, Persons persons, Texts texts, Progress progress) {
        this.open = open;
        this.file = open.file();
        this.persons = persons;
        this.texts = texts;
        this.progress = progress;
    }

    Verification run(boolean exhibits, List<CaseCheck> checks) {
        boolean whole = step("keys", this::keys)
                && step("database", this::database)
                && step("files", this::files)
                && step("derived", this::derived)
                && step("decisions", this::decisions)
                && step("log", this::log)
                && (!exhibits || step("contents", this::contents));
        for (CaseCheck check : checks) {
            whole = whole && step(check.name(), () -> check.check(open, progress, this::problem));
        }
        return new Verification(checked, problems, whole);
    }

    private boolean step(String name, Step step) {
        if (progress.cancelled()) {
            return false;
        }
        progress.at(name, 0, -1, problems.size());
        try {
            checked.put(name, step.run());
        } catch (StoreFailure | IOException e) {
            problem(String.valueOf(e.getMessage()));
            checked.putIfAbsent(name, 0L);
        }
        return !progress.cancelled();
    }

    private void problem(String sentence) {
        if (problems.size() < MANY) {
            problems.add(sentence);
        } else if (problems.size() == MANY) {
            problems.add(texts.get("verify.more"));
        }
    }

    private long keys() throws IOException {
        long sound = 0;
        for (Path copy : new KeyPlace(folder()).files()) {
            try {
                KeyFile.read(KeyPlace.text(copy), persons);
                sound++;
            } catch (IOException e) {
                problem(texts.get("verify.keys", copy.getFileName(), String.valueOf(e.getMessage())));
            }
        }
        return sound;
    }

    private Path folder() {
        return file.info().folder();
    }

    /** Every page is decrypted, and so compared with its tag, on the way. */
    private long database() {
        List<String> found =
                file.database().read(link -> link.list(row -> row.getString(1), "pragma integrity_check(50)"));
        found.stream().filter(line -> !line.equals("ok")).forEach(line -> problem(texts.get("verify.database", line)));
        return file.database().read(link -> link.number("pragma page_count"));
    }

    private long files() throws IOException {
        long count = 0;
        foreign(folder());
        Path vault = folder().resolve("vault");
        if (!Files.isDirectory(vault)) {
            return 0;
        }
        for (Path relative : FolderCopy.files(vault)) {
            if (progress.cancelled()) {
                return count;
            }
            Path area = relative.getParent();
            if (area == null || area.getNameCount() != 1) {
                problem(texts.get("verify.foreign", vault.resolve(relative)));
                continue;
            }
            if (area.toString().equals(Blobs.AREA)) {
                continue;
            }
            boolean sound = readThrough(vault.resolve(relative), FolderFiles.use(area.toString()));
            if (sound && !file.pins().same(relative, vault.resolve(relative))) {
                problem(texts.get("verify.file_other", vault.resolve(relative)));
            }
            count++;
        }
        file.pins().missing(vault, gone -> problem(texts.get("verify.file_gone", gone)));
        return count;
    }

    /** What is in the folder and was not put there by a case. */
    private void foreign(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            all.sorted()
                    .filter(found -> !CaseFolder.KNOWN.contains(String.valueOf(found.getFileName())))
                    .forEach(found -> problem(texts.get("verify.foreign", found)));
        }
    }

    private boolean readThrough(Path path, String use) {
        try (Reader reader = FolderFiles.open(path, file.keys(), use)) {
            ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
            for (long at = 0; at < reader.length(); at += buffer.position()) {
                buffer.clear().limit((int) Math.min(buffer.capacity(), reader.length() - at));
                reader.read(at, buffer);
            }
            return true;
        } catch (IOException e) {
            problem(texts.get("verify.file", path, String.valueOf(e.getMessage())));
            return false;
        }
    }

    private long derived() {
        List<Long> rows = file.database()
                .read(link ->
                        link.list(row -> row.getLong(1), "select id from derived where segment is null order by id"));
        for (long row : rows) {
            if (progress.cancelled()) {
                break;
            }
            boolean same = file.database().read(link -> link.first(
                            found -> Arrays.equals(Digests.sha256(found.getBytes("bytes")), found.getBytes("sha256")),
                            "select bytes, sha256 from derived where id = ?",
                            row)
                    .orElse(true));
            if (!same) {
                problem(texts.get("verify.derived", row));
            }
        }
        return rows.size() + file.blobs().verify(progress, this::problem);
    }

    /** Each as its person signed it; those from before signing come first, and none after. */
    private long decisions() throws IOException {
        LogSigners signers = new LogSigners(persons);
        new KeyPlace(folder()).read(persons).changes().forEach(change -> signers.add(change.person()));
        DecisionSeal seal = file.seal();
        long[] signed = {0};
        return file.database().read(link -> (long) link.list(
                        row -> {
                            byte[] signature = row.getBytes("signature");
                            boolean before = signature == null && signed[0] == 0;
                            signed[0] += signature == null ? 0 : 1;
                            if (!before
                                    && (signature == null
                                            || !signers.signed(
                                                    row.getString("person"), seal.message(row), signature))) {
                                problem(texts.get("verify.decision", row.getLong("id"), row.getString("person_name")));
                            }
                            return true;
                        },
                        "select * from decision order by id")
                .size());
    }

    private long log() {
        CaseLogs.Verdict verdict = open.log().verify();
        verdict.problems().forEach(this::problem);
        return verdict.head().number();
    }

    private long contents() {
        long count = 0;
        long after = 0;
        while (!progress.cancelled()) {
            long from = after;
            List<Row> page = file.database()
                    .read(link -> link.list(
                            row -> new Row(row.getLong(1), Columns.content(row.getBytes(2))),
                            "select id, sha256 from content where id > ? order by id limit 500",
                            from));
            if (page.isEmpty()) {
                break;
            }
            for (Row row : page) {
                readThrough(row.content());
                count++;
            }
            progress.at("contents", count, -1, problems.size());
            after = page.getLast().id();
        }
        return count;
    }

    private void readThrough(ContentId content) {
        if (progress.cancelled()) {
            return;
        }
        try (InputStream in = open.evidence().open(content)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            problem(String.valueOf(e.getMessage()));
        }
    }

    private record Row(long id, ContentId content) {}

    private interface Step {
        long run() throws IOException;
    }
}
