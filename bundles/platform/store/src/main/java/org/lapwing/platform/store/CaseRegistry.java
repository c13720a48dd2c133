package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/**
 * The cases that this profile knows, in {@code cases.json}: id → where it lies, and under a key of the person at the desk what it is
 * called and its authority. Whoever does not have that key sees the folder, and its last part as a name.
 */
final class CaseRegistry {

    private static final Logger LOG = System.getLogger(CaseRegistry.class.getName());

    /** Begins the entries that hold the key of a person, wrapped for that person; no id of a case begins so. */
    private static final String KEY_OF = "key of ";

    private final JsonFile file;
    private final Persons persons;
    private final Map<String, byte[]> opened = new HashMap<>();

    CaseRegistry(Path folder, Persons persons) {
        this.file = new JsonFile(folder.resolve("cases.json"));
        this.persons = persons;
    }

    /** Adds a case, or where it lies now. The person at the desk is unlocked. */
    synchronized void add(CaseInfo info) {
        Map<String, Object> stored = file.read();
        Optional<String> person = persons.current().map(PersonCard::id);
        if (person.isEmpty() || info.equals(info(info.id(), stored.get(info.id()), stored))) {
            return;
        }
        file.change(cases -> {
            byte[] key = key(cases, true);
            if (key != null) {
                Map<String, Object> entry = new HashMap<>();
                entry.put("folder", info.folder().toString());
                entry.put("person", person.get());
                entry.put("sealed", Base64.getEncoder().encodeToString(sealed(info, key)));
                cases.put(info.id(), entry);
            }
        });
    }

    private static byte[] sealed(CaseInfo info, byte[] key) {
        Map<String, Object> said = new HashMap<>();
        said.put("name", info.name());
        said.put("created", info.created().toString());
        if (info.authority() != null) {
            said.put("authority", info.authority());
        }
        return Aead.seal(key, Json.write(said).getBytes(StandardCharsets.UTF_8), purpose(info.id()));
    }

    private static byte[] purpose(String id) {
        return ("lapwing registry 1|" + id).getBytes(StandardCharsets.UTF_8);
    }

    void forget(String id) {
        if (file.read().containsKey(id)) {
            file.change(cases -> cases.remove(id));
        }
    }

    /** Newest first; those whose folder is gone are left out. */
    synchronized List<CaseInfo> all() {
        List<CaseInfo> cases = new ArrayList<>();
        Map<String, Object> stored = file.read();
        stored.forEach((id, value) -> {
            CaseInfo info = id.startsWith(KEY_OF) ? null : info(id, value, stored);
            if (info != null && CaseFolder.holdsCase(info.folder())) {
                cases.add(info);
            }
        });
        cases.sort(Comparator.comparing(CaseInfo::created).reversed());
        return cases;
    }

    private @Nullable CaseInfo info(String id, @Nullable Object value, Map<String, Object> stored) {
        if (!(value instanceof Map<?, ?> entry) || entry.get("folder") == null) {
            return null;
        }
        Path folder = Path.of(String.valueOf(entry.get("folder")));
        boolean own = persons.current()
                .filter(card -> card.id().equals(entry.get("person")))
                .isPresent();
        byte[] key = own ? key(stored, false) : null;
        if (key != null) {
            try {
                byte[] sealed = Base64.getDecoder().decode(String.valueOf(entry.get("sealed")));
                Map<String, Object> said =
                        Json.readObject(new String(Aead.open(key, sealed, purpose(id)), StandardCharsets.UTF_8));
                Object authority = said.get("authority");
                return new CaseInfo(
                        id,
                        String.valueOf(said.get("name")),
                        folder,
                        Instant.parse(String.valueOf(said.get("created"))),
                        authority == null ? null : authority.toString());
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "What the profile knows of the case in " + folder + " was altered; open it anew",
                        e);
            }
        }
        return new CaseInfo(id, String.valueOf(folder.getFileName()), folder, made(folder), null);
    }

    private static Instant made(Path folder) {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class)
                    .creationTime()
                    .toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    /** The key of the person at the desk; null where it is not at hand. */
    private byte @Nullable [] key(Map<String, Object> stored, boolean make) {
        PersonCard person = persons.current().orElse(null);
        if (person == null || !persons.unlocked()) {
            opened.clear();
            return null;
        }
        byte[] known = opened.get(person.id());
        if (known != null) {
            return known;
        }
        byte[] context = ("lapwing registry key 1|" + person.id()).getBytes(StandardCharsets.UTF_8);
        Object wrapped = stored.get(KEY_OF + person.id());
        try {
            byte[] key = null;
            if (wrapped != null) {
                key = persons.unwrap(Base64.getDecoder().decode(wrapped.toString()), context);
            } else if (make) {
                key = CaseKeys.random(CaseKeys.KEY);
                stored.put(
                        KEY_OF + person.id(), Base64.getEncoder().encodeToString(persons.wrap(person, key, context)));
            }
            if (key != null) {
                opened.put(person.id(), key);
            }
            return key;
        } catch (PersonLocked | PersonRefused | IllegalArgumentException e) {
            LOG.log(Level.DEBUG, "The names of the cases stay closed", e);
            return null;
        }
    }
}
