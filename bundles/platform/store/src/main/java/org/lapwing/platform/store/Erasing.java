package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/** Destroys a case: its keys first, so that what may remain on the medium cannot be read; then its files; a note of it stays. */
final class Erasing {

    private final SqliteCaseStore store;
    private final Persons persons;
    private final Texts texts;

    Erasing(SqliteCaseStore store, Persons persons, Texts texts) {
        this.store = store;
        this.persons = persons;
        this.texts = texts;
    }

    /**
     * Returns the id of the case.
     *
     * @param before told the id when all is ready and nothing is destroyed; what it throws leaves the case as it is
     */
    String erase(Path folder, Consumer<String> before) throws IOException, CaseUnavailable {
        KeyDesk desk = new KeyDesk(persons, texts);
        Path found = CaseFolder.existing(folder, texts).path();
        PersonCard person = desk.unlocked(found);
        KeyFile keys = desk.read(found);
        boolean may = keys.roster()
                .of(person.id())
                .filter(member -> member.role() == Role.LEAD || member.role() == Role.ADMINISTRATOR)
                .isPresent();
        if (!may) {
            throw new CaseUnavailable(
                    Reason.NOT_A_MEMBER, texts.get("keeping.leads_erase", found, KeyDesk.leads(keys)));
        }
        store.closed(found, closed -> {
            before.accept(keys.caseId());
            new KeyPlace(closed).destroy();
            note(closed, keys.caseId());
            empty(closed);
            return true;
        });
        return keys.caseId();
    }

    private static void note(Path folder, String id) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", id);
        said.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        Path note = folder.resolve(CaseFolder.ERASED);
        Files.deleteIfExists(note);
        Files.writeString(Folders.closed(note), Json.write(said), StandardOpenOption.WRITE);
        FolderCopy.sync(note);
        Folders.syncNames(folder);
    }

    private static void empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (Files.isDirectory(file)) {
                    Folders.delete(file);
                } else if (!name.equals(CaseFolder.ERASED) && !name.equals("writer.lock")) {
                    Files.delete(file);
                }
            }
        }
        Folders.syncNames(folder);
    }
}
