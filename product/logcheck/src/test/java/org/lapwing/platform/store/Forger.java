package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;

/** Somebody with a key of the log and the skill to write its files by other means than Lapwing. */
public final class Forger {

    private final LogDesk desk;

    public Forger(Path folder, Profile profile, Persons persons, Texts texts) throws CaseUnavailable {
        desk = new LogDoor(LogHome.of(profile, persons), persons, texts)
                .open(folder)
                .desk();
    }

    /** Lines of the case's log, as JSON. */
    public List<String> entries() throws IOException {
        return lines(LogMirror.file(desk.folder(), desk.caseId(), desk.keys()));
    }

    public List<String> readers() throws IOException {
        return lines(LogReaders.file(desk.folder(), desk.caseId(), desk.keys()));
    }

    public void entries(List<String> lines) throws IOException {
        Files.delete(desk.folder().resolve(LogMirror.FOLDER).resolve(LogMirror.NAME));
        LogMirror.file(desk.folder(), desk.caseId(), desk.keys()).append(bytes(lines), true);
    }

    public void readers(List<String> lines) throws IOException {
        Files.delete(desk.folder().resolve(LogMirror.FOLDER).resolve(LogReaders.NAME));
        LogReaders.file(desk.folder(), desk.caseId(), desk.keys()).append(bytes(lines), true);
    }

    /** The next entry and a card for it, as somebody who may be no member of the case would make them. */
    public List<String> next(Persons by) throws IOException {
        LogEntry last = null;
        for (String line : entries()) {
            if (line.contains("\"is\":\"entry\"")) {
                last = LogEntry.of(Json.readObject(line));
            }
        }
        LogDesk theirs = new LogDesk(
                desk.caseId(), desk.folder(), by, desk.keys(), desk.installation(), desk.texts(), () -> false);
        Note note = new Note(Operation.ALTERED, Target.of(Target.ITEM, 1), "as if by somebody else", "", "", "");
        LogEntry made = theirs.signed(last.number() + 1, note, last.hash());
        return List.of(Json.write(LogSigners.line(by.current().orElseThrow())), Json.write(made.line("entry")));
    }

    private static List<byte[]> bytes(List<String> lines) {
        return lines.stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static List<String> lines(LogFile file) throws IOException {
        List<String> lines = new ArrayList<>();
        file.read(new LogFile.Reader() {

            @Override
            public boolean line(byte[] line) {
                lines.add(new String(line, StandardCharsets.UTF_8));
                return true;
            }

            @Override
            public void broken(long index) {
                throw new AssertionError("broken at " + index);
            }
        });
        return lines;
    }
}
