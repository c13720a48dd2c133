package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.store.MemberChange.What;

/** The members of an open case, in its {@code keys.json}; the database keeps a digest of the last change that it knows. */
final class CaseMembers implements Members {

    /** In the table meta: how many changes of members there were and the digest of the last. */
    static final String PIN = "members";

    private final Path folder;
    private final Database database;
    private final Keyring keys;
    private final Persons persons;
    private final Texts texts;
    private final Failures failures;
    private final Journal journal;
    private final KeyPlace place;
    private final Emergencies emergencies;
    private volatile KeyFile file;

    CaseMembers(
            Path folder,
            Database database,
            Keyring keys,
            KeyFile file,
            Persons persons,
            Texts texts,
            Failures failures,
            Journal journal) {
        this.folder = folder;
        this.database = database;
        this.keys = keys;
        this.file = file;
        this.persons = persons;
        this.texts = texts;
        this.failures = failures;
        this.journal = journal;
        this.place = new KeyPlace(folder);
        this.emergencies = new Emergencies(database, journal);
    }

    @Override
    public List<Member> all() {
        return file.roster().entries().stream()
                .map(entry -> new Member(entry.card(), entry.role(), entry.since()))
                .toList();
    }

    @Override
    public Optional<Role> own() {
        return persons.current().flatMap(card -> file.roster().of(card.id())).map(Roster.Entry::role);
    }

    @Override
    public synchronized void add(PersonCard person, Role role, String why) {
        PersonCard lead = lead();
        Optional<Roster.Entry> before = file.roster().of(person.id());
        if (before.isPresent() && before.get().role() == Role.LEAD && role != Role.LEAD) {
            keepALead(person);
        }
        boolean losesContent = before.isPresent() && before.get().role().seesContent() && !role.seesContent();
        MemberChange change = change(lead, What.ADD, person, role, keys.now().epoch() + (losesContent ? 1 : 0));
        String told = "member " + person.id() + " is " + role + ": " + why;
        if (losesContent) {
            withNewKeys(change, told);
        } else {
            withSameKeys(change, told);
        }
    }

    @Override
    public synchronized void remove(String personId, String why) {
        PersonCard lead = lead();
        Roster.Entry member = file.roster().of(personId).orElseThrow(() -> refused("members.no_such", personId));
        if (member.role() == Role.LEAD) {
            keepALead(member.card());
        }
        MemberChange change = change(
                lead, What.REMOVE, member.card(), member.role(), keys.now().epoch() + 1);
        withNewKeys(change, "member " + personId + " is removed: " + why);
    }

    @Override
    public synchronized void rotate(String why) {
        PersonCard lead = lead();
        MemberChange change =
                change(lead, What.ROTATE, lead, Role.LEAD, keys.now().epoch() + 1);
        withNewKeys(change, "new keys: " + why);
    }

    @Override
    public List<Emergency> emergencies() {
        return emergencies.all();
    }

    @Override
    public synchronized void review(long entry, boolean approved, String why) {
        PersonCard lead = lead();
        Emergency of = emergencies.all().stream()
                .filter(each -> each.entry() == entry)
                .findFirst()
                .orElseThrow(() -> refused("emergency.none", entry));
        if (of.person().equals(lead.id())) {
            throw refused("emergency.own", entry);
        }
        if (of.review() != null) {
            throw refused("emergency.reviewed", entry, of.review().name());
        }
        if (why.isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.REASON, texts.get("emergency.why_review"));
        }
        emergencies.review(of, approved, why);
    }

    /** Until when the person at the desk may look who holds the recovery keys; empty where the glass is whole. */
    Optional<Instant> emergencyUntil() {
        return persons.current().flatMap(card -> emergencies.open(card.id()));
    }

    /** Records that the person at the desk opens the case with the recovery keys. */
    Instant breakGlass(String why) {
        return emergencies.begin(persons.current().orElseThrow(), why);
    }

    private PersonCard lead() {
        if (!database.writable()) {
            throw new IllegalStateException("The case is open for reading only");
        }
        return persons.current()
                .flatMap(card -> file.roster().lead(card.id()))
                .orElseThrow(() -> refused("members.leads_only", KeyDesk.leads(file)));
    }

    private void keepALead(PersonCard person) {
        if (file.roster().leads() == 1) {
            throw refused("members.last_lead", person.name());
        }
    }

    private static MemberChange change(PersonCard by, What what, PersonCard person, Role role, int epoch) {
        return new MemberChange(System.currentTimeMillis(), by.id(), what, person, role, epoch, new byte[0]);
    }

    private void withSameKeys(MemberChange change, String told) {
        KeyFile next = file.with(keys.now(), change, persons);
        database.write(link -> {
            write(next);
            tell(link, next, told);
            return true;
        });
        file = next;
    }

    /**
     * The database is copied under the new key first. From the moment on that the key file names that key, only this copy is the case's
     * database, wherever it lies.
     */
    private void withNewKeys(MemberChange change, String told) {
        CaseKeys next = keys.now().next();
        KeyFile nextFile = file.with(next, change, persons);
        try {
            database.replaced(closed -> {
                DatabaseFile replaced = replace(closed, next, () -> write(nextFile));
                keys.replace(next);
                file = nextFile;
                return replaced;
            });
        } catch (SQLException e) {
            throw Failures.busy(e) ? refused("members.open_elsewhere", folder) : failures.of(e);
        } catch (IOException e) {
            throw failures.of(e);
        }
        database.write(link -> {
            tell(link, nextFile, told);
            return true;
        });
    }

    private DatabaseFile replace(DatabaseFile closed, CaseKeys next, Runnable before) throws IOException, SQLException {
        try {
            return rekeyed(closed, folder, next, before);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static DatabaseFile rekeyed(DatabaseFile closed, Path folder, CaseKeys keys, Runnable before)
            throws IOException, SQLException, GeneralSecurityException {
        Path database = folder.resolve("case.db");
        Path next = folder.resolve("case.db.next");
        String key = keys.database(keys.epoch());
        DatabaseFile.copyUnder(database, closed.key(), next, key);
        Folders.syncNames(folder);
        before.run();
        Files.move(next, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.syncNames(folder);
        return closed.under(key);
    }

    private void write(KeyFile next) {
        try {
            place.write(next, persons);
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    private void tell(Link link, KeyFile now, String told) throws SQLException {
        pin(link, now);
        journal.append(Operation.ALTERED, Target.of(Target.CASE, 1), told);
    }

    static void pin(Link link, KeyFile now) throws SQLException {
        int number = now.changes().size();
        link.run("insert or replace into meta (key, value) values (?, ?)", PIN, number + ":" + now.pin(number));
    }

    /** How many changes of members the database knows. */
    static int pinned(Link link) throws SQLException {
        String pin = link.first(row -> row.getString(1), "select value from meta where key = ?", PIN)
                .orElse("0:");
        return Integer.parseInt(pin.substring(0, pin.indexOf(':')));
    }

    /** What was changed and not recorded: the key file was written, and then something failed or the power went. */
    static void tellMissed(KeyFile now, int known, Journal journal) {
        now.changes()
                .subList(known, now.changes().size())
                .forEach(change -> journal.append(
                        Operation.ALTERED,
                        Target.of(Target.CASE, 1),
                        "change of members found on opening: " + change.what() + " "
                                + change.person().id() + " " + change.role() + " by " + change.by()));
    }

    /** Whether the key file is the one that the database knows, or one made of it. */
    static boolean follows(KeyFile now, String pin) {
        int colon = pin.indexOf(':');
        int number = colon < 1 ? Integer.MAX_VALUE : Integer.parseInt(pin.substring(0, colon));
        int size = now.changes().size();
        return number > 0 && number <= size && now.pin(number).equals(pin.substring(colon + 1));
    }

    private StoreFailure refused(String key, Object... arguments) {
        String sentence = texts.get(key, arguments);
        return new StoreFailure(sentence, false, new IllegalStateException(sentence));
    }
}
