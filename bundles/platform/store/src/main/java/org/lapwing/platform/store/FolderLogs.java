package org.lapwing.platform.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.store.LogDoor.Opened;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The logs of cases from the files in their folders. */
@Component
public final class FolderLogs implements CaseLogs {

    private final LogDoor door;
    private final InstallationLog installation;
    private final Persons persons;
    private final Texts texts;

    @Activate
    public FolderLogs(@Reference Profile profile, @Reference Persons persons, @Reference Texts texts) {
        LogHome home = LogHome.of(profile, persons);
        this.door = new LogDoor(home, persons, texts);
        this.installation = home.installation();
        this.persons = persons;
        this.texts = texts;
    }

    @Override
    public List<CaseLog.Entry> read(Path folder, Purpose purpose, String why, long after, int limit)
            throws CaseUnavailable {
        LogDesk desk = auditor(folder, why);
        return page(desk, LogMirror.file(desk.folder(), desk.caseId(), desk.keys()), "log", purpose, why, after, limit);
    }

    @Override
    public List<CaseLog.Entry> readings(Path folder, Purpose purpose, String why, long after, int limit)
            throws CaseUnavailable {
        LogDesk desk = auditor(folder, why);
        return page(
                desk,
                LogReaders.file(desk.folder(), desk.caseId(), desk.keys()),
                "readings",
                purpose,
                why,
                after,
                limit);
    }

    private LogDesk auditor(Path folder, String why) throws CaseUnavailable {
        Opened opened = door.open(folder);
        if (opened.role() != Role.AUDITOR) {
            throw new CaseUnavailable(Reason.NOT_A_MEMBER, texts.get("log.not_auditor"));
        }
        if (why.isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.REASON, texts.get("log.why_missing"));
        }
        return opened.desk();
    }

    /** The entry comes first: what cannot be recorded is not shown. */
    private List<CaseLog.Entry> page(
            LogDesk desk, LogFile file, String what, Purpose purpose, String why, long after, int limit)
            throws CaseUnavailable {
        new LogReaders(desk)
                .append(new CaseLog.Note(
                        Operation.CONSULTED,
                        LOG,
                        what + ", " + limit + " entries after " + after,
                        why,
                        "",
                        purpose.name()));
        List<CaseLog.Entry> page = new ArrayList<>();
        try {
            file.read(new LogFile.Reader() {

                @Override
                public boolean line(byte[] line) throws IOException {
                    Map<String, Object> read = LogMirror.read(line);
                    if (LogEntry.text(read, "is").equals("entry") && LogEntry.number(read, "number") > after) {
                        page.add(LogEntry.of(read).shown());
                    }
                    return page.size() < limit;
                }

                @Override
                public void broken(long index) {
                    // A page shows what can be read; the verification names what cannot.
                }
            });
        } catch (IOException e) {
            throw unreadable(desk.folder(), e);
        }
        return page;
    }

    private CaseUnavailable unreadable(Path folder, IOException e) {
        return new CaseUnavailable(
                Reason.DAMAGED, texts.get("log.unreadable", folder, String.valueOf(e.getMessage())), e);
    }

    @Override
    public Verdict verify(Path folder, @Nullable Path heads) throws CaseUnavailable, IOException {
        LogDesk desk = door.open(folder).desk();
        List<Long> broken = new ArrayList<>();
        List<LogHead> kept = heads == null
                ? installation.heads()
                : InstallationLog.heads(heads, new LogSigners(persons), broken::add);
        InstallationLog.Chain chain = heads == null ? installation.chain() : InstallationLog.chain(heads);
        Verdict verdict = new LogVerification(null, desk, new LogReaders(desk), chain).verdict(kept, heads != null);
        if (broken.isEmpty()) {
            return verdict;
        }
        List<String> problems = new ArrayList<>(verdict.problems());
        broken.forEach(line -> problems.add(texts.get("log.heads_broken", line)));
        return new Verdict(
                verdict.caseId(),
                verdict.head(),
                verdict.signers(),
                verdict.checkpoint(),
                verdict.proven(),
                List.copyOf(problems));
    }

    @Override
    public long export(Path folder, Path out, Purpose purpose, String recipient, String why)
            throws CaseUnavailable, IOException {
        LogDesk desk = auditor(folder, why);
        if (recipient.isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.RECIPIENT, texts.get("log.recipient_missing"));
        }
        Path whole = absent(out);
        LogReaders readers = new LogReaders(desk);
        readers.append(new CaseLog.Note(Operation.DISCLOSED, LOG, "export of the log", why, recipient, purpose.name()));
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        long[] entries = {0};
        try (BufferedWriter writer =
                Files.newBufferedWriter(Folders.closed(part), StandardCharsets.UTF_8, StandardOpenOption.CREATE)) {
            Map<String, Object> first = new LinkedHashMap<>();
            first.put("is", "log");
            first.put("version", 1);
            first.put("case", desk.caseId());
            first.put("members", members(desk));
            writer.write(Json.write(first) + "\n");
            LogFile mirror = LogMirror.file(desk.folder(), desk.caseId(), desk.keys());
            Set<String> cards = new HashSet<>();
            mirror.read(new Copy(writer, cards, "entry", entries));
            readers.file().read(new Copy(writer, cards, "reader", new long[1]));
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        return entries[0];
    }

    /** The changes of members as the leads signed them, an object a line, in order. */
    private String members(LogDesk desk) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (MemberChange change : new KeyPlace(desk.folder()).read(persons).changes()) {
            lines.append(Json.write(change.exported())).append('\n');
        }
        return lines.toString();
    }

    private Path absent(Path out) throws IOException {
        if (Files.exists(out)) {
            throw new IOException(texts.get("log.out_exists", out));
        }
        return out.toAbsolutePath();
    }

    /** Copies lines into an export, the same card once; what does not open there is left out, and so missing for whoever checks it. */
    private record Copy(BufferedWriter out, Set<String> cards, String as, long[] entries) implements LogFile.Reader {

        @Override
        public boolean line(byte[] line) throws IOException {
            Map<String, Object> read = LogMirror.read(line);
            String is = LogEntry.text(read, "is");
            if (is.equals("signer") && !cards.add(Json.write(read))) {
                return true;
            }
            if (is.equals("entry")) {
                read.put("is", as);
                entries[0]++;
            }
            out.write(Json.write(read));
            out.write('\n');
            return true;
        }

        @Override
        public void broken(long index) {
            // Whoever checks the export finds the gap.
        }
    }

    @Override
    public long heads(Path out) throws IOException {
        Path whole = absent(out);
        List<LogHead> heads = installation.heads();
        if (Files.exists(installation.path())) {
            Files.copy(installation.path(), whole);
        } else {
            Files.createFile(whole);
        }
        return heads.size();
    }

    @Override
    public void installation(String event, String caseId, String detail) {
        installation.append(event, caseId, detail);
    }
}
