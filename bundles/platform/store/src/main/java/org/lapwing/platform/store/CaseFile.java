package org.lapwing.platform.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ScopeKeeper;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.platform.store.WriterLocks.WriterLock;

/** An open case folder, shared by the handles of this process that opened it the same way. */
final class CaseFile {

    private static final System.Logger LOG = System.getLogger(CaseFile.class.getName());

    private final CaseInfo info;
    private final Database database;
    private final @Nullable WriterLock lock;
    private final ScratchArea scratch;
    private final ClearFiles clear;
    private final EvidenceBytes bytes;
    private final Supplier<Optional<String>> writer;
    private final Evidence evidence;
    private final Findings findings;
    private final Decisions decisions;
    private final DecisionSeal seal;
    private final Journal journal;
    private final Papers papers;
    private final IntakeDesk intake;
    private final FolderVault vault;
    private final Blobs blobs;
    private final FilePins pins;
    private final Keyring keys;
    private final CaseMembers members;
    private final Map<TableOwner, Tables> tables = new ConcurrentHashMap<>();
    private int handles;

    CaseFile(
            CaseInfo info,
            Database database,
            @Nullable WriterLock lock,
            ScratchArea scratch,
            Failures failures,
            KeyDesk.Opened opened,
            FilePins pins,
            Persons persons,
            Texts texts,
            Supplier<Person> person,
            Supplier<List<EvidenceReader>> readers,
            Programs.Permission programs,
            Supplier<List<ScopeKeeper>> keepers,
            Supplier<Optional<String>> writer,
            LogHome logHome) {
        this.info = info;
        this.pins = pins;
        this.database = database;
        this.lock = lock;
        this.scratch = scratch;
        this.writer = writer;
        this.clear = new ClearFiles(texts);
        this.keys = new Keyring(opened.keys());
        this.bytes = new EvidenceBytes(database, readers, programs(programs, person, texts), texts, scratch, clear);
        this.blobs = new Blobs(info.folder().resolve("vault"), database, keys, failures, texts);
        this.evidence = new Evidence(database, bytes);
        this.findings = new Findings(database, blobs);
        this.journal =
                new Journal(database, logHome.desk(info, opened.file().caseId(), persons, new KeyringLog(keys), texts));
        Rights rights = new Rights(this::own, texts);
        this.seal = new DecisionSeal(opened.file().caseId(), persons::sign);
        this.decisions = new Decisions(database, journal, person, rights, seal);
        this.papers = new Papers(database, evidence, journal, person, rights, texts, now -> kept(keepers.get(), now));
        this.intake = new IntakeDesk(database, journal, person, failures, papers, blobs, rights);
        this.vault = new FolderVault(
                info.folder().resolve("vault"), database.writable(), scratch, clear, failures, keys, pins);
        this.members = new CaseMembers(info.folder(), database, keys, opened.file(), persons, texts, failures, journal);
    }

    private List<ScopeKeeper.Kept> kept(List<ScopeKeeper> keepers, Authority now) {
        try (Case here = new OpenCase(this, () -> {})) {
            return keepers.stream().map(keeper -> keeper.rescope(here, now)).toList();
        }
    }

    private Programs programs(Programs.Permission permission, Supplier<Person> person, Texts texts) {
        return new Programs(
                () -> {
                    try (Case here = new OpenCase(this, () -> {})) {
                        permission.ask(here, texts.get("programs.again"));
                    }
                },
                () -> person.get().id(),
                System::nanoTime);
    }

    private Optional<Role> own() {
        return members.own();
    }

    CaseInfo info() {
        return info;
    }

    Database database() {
        return database;
    }

    Optional<String> writer() {
        return writer.get();
    }

    Evidence evidence() {
        return evidence;
    }

    Findings findings() {
        return findings;
    }

    DecisionSeal seal() {
        return seal;
    }

    Decisions decisions() {
        return decisions;
    }

    Journal journal() {
        return journal;
    }

    Papers papers() {
        return papers;
    }

    IntakeDesk intake() {
        return intake;
    }

    FolderVault vault() {
        return vault;
    }

    Blobs blobs() {
        return blobs;
    }

    /** Gives back room; returns bytes won. */
    long compact() {
        long won = blobs.compact();
        database.checkpoint();
        return won;
    }

    FilePins pins() {
        return database.writable() ? pins : FilePins.load(database);
    }

    Keyring keys() {
        return keys;
    }

    CaseMembers members() {
        return members;
    }

    Tables tables(TableOwner owner) {
        Tables known = tables.get(owner);
        if (known == null) {
            known = new WingTables(database, owner).prepared();
            tables.put(owner, known);
        }
        return known;
    }

    /** One more handle; call under the store's lock. */
    CaseFile held() {
        handles++;
        return this;
    }

    /** One handle less; true when it was the last. */
    boolean letGo() {
        handles--;
        return handles == 0;
    }

    /** Without it the case is as after a crash. */
    private void settle() {
        if (database.writable()) {
            try {
                pins.settle(info.folder().resolve("vault"), database);
            } catch (IOException | StoreFailure e) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The files of the case in " + info.folder()
                                + " were not recorded; the next who closes it does so",
                        e);
            }
        }
    }

    /** Closes for all handles. */
    void close() {
        bytes.close();
        journal.close();
        settle();
        database.close();
        blobs.close();
        scratch.close();
        clear.close();
        if (lock != null) {
            lock.close();
        }
    }
}
