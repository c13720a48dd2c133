package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.store.CaseKeys.Kind;
import org.lapwing.platform.store.MemberChange.What;

/**
 * What {@code keys.json} says: every change of members, and the newest keys wrapped for each member who is to have them. Signed as a
 * whole by the lead who wrote it.
 *
 * @param epoch of the wrapped keys
 * @param changes at least one
 * @param wraps by person and kind
 * @param rings older keys under the newest, by kind
 */
record KeyFile(
        String caseId,
        int epoch,
        List<MemberChange> changes,
        Map<String, Map<Kind, byte[]>> wraps,
        Map<Kind, byte[]> rings,
        String by) {

    private static final String MARK = "lapwing keys 1\n";

    KeyFile {
        changes = List.copyOf(changes);
        wraps = Map.copyOf(wraps);
        rings = Map.copyOf(rings);
    }

    /** The members after all changes. */
    Roster roster() {
        return Roster.of(changes);
    }

    /** The digest that the case's database keeps, so that an older or other file is noticed: of the change with this number, from 1. */
    String pin(int number) {
        String before = MemberChange.NOTHING_BEFORE;
        for (MemberChange change : changes.subList(0, number)) {
            before = change.digest(caseId, before);
        }
        return before;
    }

    /** Founds a case: the person is its first lead. */
    static KeyFile found(CaseKeys keys, PersonCard lead, long at, Persons persons) {
        return extended(
                keys,
                List.of(),
                new MemberChange(at, lead.id(), What.FOUND, lead, Role.LEAD, keys.epoch(), new byte[0]),
                persons);
    }

    /** With one change more, signed by the person at the desk, and the keys wrapped for who is a member then. */
    KeyFile with(CaseKeys keys, MemberChange change, Persons persons) {
        return extended(keys, changes, change, persons);
    }

    private static KeyFile extended(CaseKeys keys, List<MemberChange> before, MemberChange change, Persons persons) {
        String last = MemberChange.NOTHING_BEFORE;
        for (MemberChange known : before) {
            last = known.digest(keys.caseId(), last);
        }
        List<MemberChange> all = new ArrayList<>(before);
        all.add(change.signed(persons.sign(change.message(keys.caseId(), last))));
        Map<String, Map<Kind, byte[]>> wraps = new LinkedHashMap<>();
        for (Roster.Entry member : Roster.of(all).entries()) {
            Map<Kind, byte[]> own = new LinkedHashMap<>();
            for (Kind kind : kinds(member.role())) {
                byte[] key = keys.all(kind).lastEntry().getValue();
                own.put(
                        kind,
                        persons.wrap(member.card(), key, CaseKeys.wrapContext(keys.caseId(), kind, keys.epoch())));
            }
            wraps.put(member.card().id(), own);
        }
        Map<Kind, byte[]> rings = Map.of(Kind.CONTENT, keys.ring(Kind.CONTENT), Kind.LOG, keys.ring(Kind.LOG));
        return new KeyFile(keys.caseId(), keys.epoch(), all, wraps, rings, change.by());
    }

    /** The keys that a role has. */
    static List<Kind> kinds(Role role) {
        if (role.seesContent()) {
            return List.of(Kind.CONTENT, Kind.LOG);
        }
        return role == Role.ADMINISTRATOR ? List.of() : List.of(Kind.LOG);
    }

    /**
     * The keys, opened by the person at the desk; empty where none are wrapped for that person.
     *
     * @throws PersonRefused when what is wrapped was altered
     */
    Optional<CaseKeys> open(String personId, Persons persons) throws PersonRefused {
        Map<Kind, byte[]> own = wraps.getOrDefault(personId, Map.of());
        byte[] content = own.get(Kind.CONTENT);
        byte[] log = own.get(Kind.LOG);
        if (content == null || log == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CaseKeys(caseId, keys(Kind.CONTENT, content, persons), keys(Kind.LOG, log, persons)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PersonRefused("The ring of older keys was altered", e);
        }
    }

    /** The keys of the log alone, for who holds no other; empty where none are wrapped for that person. */
    Optional<NavigableMap<Integer, byte[]>> openLog(String personId, Persons persons) throws PersonRefused {
        byte[] log = wraps.getOrDefault(personId, Map.of()).get(Kind.LOG);
        try {
            return log == null ? Optional.empty() : Optional.of(keys(Kind.LOG, log, persons));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new PersonRefused("The ring of older keys was altered", e);
        }
    }

    private NavigableMap<Integer, byte[]> keys(Kind kind, byte[] wrapped, Persons persons)
            throws PersonRefused, GeneralSecurityException {
        byte[] newest = persons.unwrap(wrapped, CaseKeys.wrapContext(caseId, kind, epoch));
        byte[] ring = rings.get(kind);
        if (newest.length != CaseKeys.KEY || ring == null) {
            throw new GeneralSecurityException("a key is missing");
        }
        return CaseKeys.opened(caseId, kind, epoch, newest, ring);
    }

    String text(Persons persons) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("case", caseId);
        body.put("epoch", epoch);
        body.put("changes", changes.stream().map(MemberChange::json).toList());
        Map<String, Object> wrapped = new LinkedHashMap<>();
        wraps.forEach((person, own) -> wrapped.put(person, encoded(own)));
        body.put("wraps", wrapped);
        body.put("rings", encoded(rings));
        String text = Json.write(body);
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("format", 1);
        whole.put("by", by);
        whole.put("body", text);
        whole.put("signature", Base64.getEncoder().encodeToString(persons.sign(signed(text))));
        return Json.write(whole);
    }

    private static Map<String, Object> encoded(Map<Kind, byte[]> keys) {
        Map<String, Object> encoded = new LinkedHashMap<>();
        keys.forEach((kind, key) -> encoded.put(kind.name(), Base64.getEncoder().encodeToString(key)));
        return encoded;
    }

    private static byte[] signed(String body) {
        return (MARK + body).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException in words for the end of a sentence, when it is not what a lead of the case wrote */
    static KeyFile read(String text, Persons persons) throws IOException {
        try {
            Map<String, Object> whole = Json.readObject(text);
            String bodyText = MemberChange.text(whole, "body");
            Map<String, Object> body = Json.readObject(bodyText);
            List<MemberChange> changes = new ArrayList<>();
            for (Object change : list(body.get("changes"))) {
                changes.add(MemberChange.of(map(change)));
            }
            Map<String, Map<Kind, byte[]>> wraps = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map(body.get("wraps")).entrySet()) {
                wraps.put(String.valueOf(entry.getKey()), decoded(map(entry.getValue())));
            }
            KeyFile file = new KeyFile(
                    MemberChange.text(body, "case"),
                    Integer.parseInt(MemberChange.text(body, "epoch")),
                    changes,
                    wraps,
                    decoded(map(body.get("rings"))),
                    MemberChange.text(whole, "by"));
            file.check(bodyText, Base64.getDecoder().decode(MemberChange.text(whole, "signature")), persons);
            return file;
        } catch (IllegalArgumentException e) {
            throw new IOException("it is not what was written", e);
        }
    }

    /** Each change by somebody who was a lead then, all of it by one who is or just was. */
    private void check(String bodyText, byte[] signature, Persons persons) throws IOException {
        if (changes.isEmpty() || changes.getLast().epoch() != epoch) {
            throw new IOException("changes of members are missing");
        }
        String before = MemberChange.NOTHING_BEFORE;
        for (int i = 0; i < changes.size(); i++) {
            MemberChange change = changes.get(i);
            Optional<PersonCard> lead = i == 0
                    ? Optional.of(change.person()).filter(card -> change.what() == What.FOUND)
                    : Roster.of(changes.subList(0, i)).lead(change.by());
            if (lead.isEmpty()
                    || !lead.get().id().equals(change.by())
                    || i > 0 && change.what() == What.FOUND
                    || !persons.verify(lead.get(), change.message(caseId, before), change.signature())) {
                throw new IOException("a change of members was not signed by a lead");
            }
            before = change.digest(caseId, before);
        }
        Optional<PersonCard> writer = Optional.of(changes.getLast())
                .filter(last -> last.by().equals(by))
                .flatMap(last -> changes.size() == 1
                        ? Optional.of(last.person())
                        : Roster.of(changes.subList(0, changes.size() - 1)).lead(by));
        if (writer.isEmpty() || !persons.verify(writer.get(), signed(bodyText), signature)) {
            throw new IOException("it was not signed by a lead");
        }
    }

    private static Map<Kind, byte[]> decoded(Map<?, ?> json) {
        Map<Kind, byte[]> keys = new LinkedHashMap<>();
        json.forEach((kind, key) ->
                keys.put(Kind.valueOf(String.valueOf(kind)), Base64.getDecoder().decode(String.valueOf(key))));
        return keys;
    }

    private static Map<?, ?> map(@org.jspecify.annotations.Nullable Object json) throws IOException {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new IOException("a part is missing");
    }

    private static List<?> list(@org.jspecify.annotations.Nullable Object json) throws IOException {
        if (json instanceof List<?> list) {
            return list;
        }
        throw new IOException("a part is missing");
    }
}
