package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;

/** {@code persons} of a profile: {@code ID.json} for own persons, {@code cards/ID.json} for colleagues, {@code desk.json} for who acts. */
final class PersonFolder {

    private static final System.Logger LOG = System.getLogger(PersonFolder.class.getName());
    private static final String OWN = "[0-9a-f]*.json";
    private static final int MOST_CARD_BYTES = 16 * 1024;

    private final Path folder;
    private final Path cards;
    private final JsonFile desk;
    private final Texts texts;

    PersonFolder(Path profile, Texts texts) {
        try {
            this.folder = PrivateFiles.folder(profile.resolve("persons"));
            this.cards = PrivateFiles.folder(folder.resolve("cards"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for persons cannot be made: " + e.getMessage(), e);
        }
        this.desk = new JsonFile(folder.resolve("at-the-desk.json"));
        this.texts = texts;
    }

    /** Who was last at the desk, or the only one there is. */
    Optional<OwnPerson> atTheDesk() throws IOException {
        if (desk.read().get("person") instanceof String id && Files.exists(own(id))) {
            return Optional.of(read(own(id)));
        }
        List<Path> all = files(folder);
        return all.size() == 1 ? Optional.of(read(all.getFirst())) : Optional.empty();
    }

    void seat(String id) {
        desk.change(all -> all.put("person", id));
    }

    void write(OwnPerson person) throws IOException {
        person.write(own(person.signed().card().id()));
    }

    void write(SignedCard card) throws IOException {
        PrivateFiles.replace(cards.resolve(card.card().id() + ".json"), Json.write(card.toJson()));
    }

    /** @throws IOException in a sentence, when the file is damaged */
    OwnPerson read(String id) throws IOException {
        return read(own(id));
    }

    private OwnPerson read(Path file) throws IOException {
        try {
            OwnPerson person = OwnPerson.read(file);
            if (!file.equals(own(person.signed().card().id()))) {
                throw new IOException("its name is not the id in it");
            }
            return person;
        } catch (IOException bad) {
            throw new IOException(texts.get("person.damaged", file.toString(), String.valueOf(bad.getMessage())), bad);
        }
    }

    static SignedCard card(Path file) throws IOException {
        return SignedCard.fromJson(PrivateFiles.object(file, MOST_CARD_BYTES));
    }

    boolean isOwn(String id) {
        return Files.exists(own(id));
    }

    private Path own(String id) {
        return folder.resolve(id + ".json");
    }

    /** Own persons, then colleagues, each by name; damaged ones are left out. */
    List<SignedCard> all() {
        List<SignedCard> all = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                all.add(read(file).signed());
            } catch (IOException bad) {
                LOG.log(System.Logger.Level.WARNING, "A person is left out", bad);
            }
        }
        Comparator<SignedCard> byName = Comparator.comparing(each -> each.card().name());
        all.sort(byName);
        List<SignedCard> colleagues = new ArrayList<>();
        for (Path file : files(cards)) {
            try {
                SignedCard card = card(file);
                if (!isOwn(card.card().id())) {
                    colleagues.add(card);
                }
            } catch (IOException bad) {
                LOG.log(System.Logger.Level.WARNING, "The card " + file + " is left out", bad);
            }
        }
        colleagues.sort(byName);
        all.addAll(colleagues);
        return all;
    }

    private static List<Path> files(Path in) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> each = Files.newDirectoryStream(in, OWN)) {
            for (Path file : each) {
                if (file.getFileName().toString().matches("[0-9a-f]{40}\\.json")) {
                    files.add(file);
                }
            }
        } catch (NoSuchFileException none) {
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(in + " cannot be read: " + e.getMessage(), e);
        }
        return files;
    }

    /** By id, by its beginning, or by a name that only one has. */
    static Optional<SignedCard> find(List<SignedCard> all, String idOrName) {
        String id = idOrName.strip().toLowerCase(Locale.ROOT);
        List<SignedCard> found = id.matches("[0-9a-f]{8,40}")
                ? all.stream().filter(each -> each.card().id().startsWith(id)).toList()
                : List.of();
        if (found.isEmpty()) {
            found = all.stream()
                    .filter(each -> each.card().name().equals(idOrName.strip()))
                    .toList();
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** The file of an own person, for messages. */
    Path file(PersonCard card) {
        return own(card.id());
    }

    /** What a person of a name without keys, of 0.1, was called. */
    static Optional<String> formerName(Path profile) {
        Map<String, Object> former = new JsonFile(profile.resolve("person.json")).read();
        return former.get("name") instanceof String name && SignedCard.goodName(name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
