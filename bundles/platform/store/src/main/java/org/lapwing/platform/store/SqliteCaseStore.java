package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.WriterWatch;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.register.ScopeKeeper;
import org.lapwing.platform.store.WriterLocks.WriterLock;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Cases as folders with a SQLite database. Handles of one process on one folder share its connections. */
@Component(service = {CaseStore.class, SqliteCaseStore.class})
public final class SqliteCaseStore implements CaseStore {

    private static final Set<String> PROGRAMS = Set.of("window", "cli");

    /** Each time the right to write is asked for some 200 ms. */
    private static final int PATIENCE = 20;

    private final Profile profile;
    private final KeyDesk desk;
    private final Texts texts;
    private final WriterLocks locks;
    private final CaseRegistry registry;
    private final Schema schema;
    private final Map<Path, CaseFile> writing = new HashMap<>();
    private final Map<Path, CaseFile> reading = new HashMap<>();

    private final WatchedWriting watched = new WatchedWriting();
    private volatile Programs.Permission programs;

    /** Come and go with their bundles. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<EvidenceReader> readers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ScopeKeeper> keepers = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<WriterWatch> watches = List.of();

    @Activate
    public SqliteCaseStore(
            @Reference Profile profile, @Reference Persons persons, @Reference Texts texts, BundleContext context) {
        this(profile, persons, texts, String.valueOf(context.getProperty("lapwing.application")), new Schema());
        programs = Programs.of(context, texts);
    }

    SqliteCaseStore(Profile profile, Persons persons, Texts texts, String program, Schema schema) {
        this.profile = profile;
        this.desk = new KeyDesk(persons, texts);
        this.texts = texts;
        this.locks = new WriterLocks(texts, PROGRAMS.contains(program) ? program : "other");
        this.schema = schema;
        this.registry = new CaseRegistry(profile.dataFolder("cases"), persons);
        this.programs = Programs.nobody(texts);
        OwnedFolder.removeLeftovers(profileScratch());
    }

    /** For use without a framework. */
    void readers(List<EvidenceReader> now) {
        readers = now;
    }

    /** For use without a framework. */
    public void policy(Policy now) {
        programs = (in, reason) -> now.permit(Function.TOOL_RUN, in, null, reason);
    }

    /** For use without a framework. */
    public void watches(List<WriterWatch> now) {
        watches = now;
    }

    /** For use without a framework. */
    public void scopeKeepers(List<ScopeKeeper> now) {
        keepers = now;
    }

    @Deactivate
    synchronized void close() {
        writing.keySet().forEach(watched::end);
        writing.values().forEach(CaseFile::close);
        reading.values().forEach(CaseFile::close);
        writing.clear();
        reading.clear();
    }

    @Override
    public synchronized Case create(Path folder, String name, @Nullable String authority) throws CaseUnavailable {
        PersonCard founder = desk.unlocked(folder);
        CaseFolder made = CaseFolder.forNew(folder, texts);
        WriterLock lock = onlyHere(made, folder);
        CaseInfo info = new CaseInfo(
                UUID.randomUUID().toString(),
                name,
                made.path(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                authority);
        try {
            CaseFile file = openForWriting(made, info, founded(made, info, founder), lock);
            writing.put(made.path(), file.held());
            watched.begin(info, watches);
            registry.add(info);
            file.journal().append(Operation.CREATED, Target.of(Target.CASE, 1), name);
            file.papers().made();
            return handle(file, writing);
        } catch (CaseUnavailable e) {
            takeBack(made);
            throw e;
        } catch (IOException | RuntimeException e) {
            lock.close();
            takeBack(made);
            throw made.unavailable(e);
        }
    }

    /** Two may begin in the same empty folder: who has the right to write goes on, and the other touches nothing. */
    private WriterLock onlyHere(CaseFolder made, Path folder) throws CaseUnavailable {
        try {
            WriterLock lock =
                    locks.take(made.path()).orElseThrow(() -> unavailable(Reason.NOT_EMPTY, "case.not_empty", folder));
            if (!made.untouched()) {
                lock.close();
                throw unavailable(Reason.NOT_EMPTY, "case.not_empty", folder);
            }
            return lock;
        } catch (IOException e) {
            throw made.unavailable(e);
        }
    }

    /** New keys, on the disk before anything is encrypted under them. */
    private KeyDesk.Opened founded(CaseFolder made, CaseInfo info, PersonCard founder) throws IOException {
        CaseKeys keys = CaseKeys.fresh(info.id());
        KeyFile file = KeyFile.found(keys, founder, info.created().toEpochMilli(), desk.persons());
        new KeyPlace(made.path()).write(file, desk.persons());
        return new KeyDesk.Opened(file, keys);
    }

    private void takeBack(CaseFolder made) {
        CaseFile half = writing.remove(made.path());
        if (half != null) {
            watched.end(made.path());
            half.close();
        }
        made.removeHalfMade();
    }

    @Override
    public synchronized Case open(Path folder, Access access) throws CaseUnavailable {
        CaseFolder found = CaseFolder.existing(folder, texts);
        found.refusePlain();
        if (access == Access.READ) {
            return openReading(found);
        }
        if (access == Access.WRITE_IF_FREE && found.whyNotWritable().isPresent()) {
            return openReading(found);
        }
        Optional<Case> open = openWriting(found, access);
        if (open.isPresent()) {
            return open.get();
        }
        if (access == Access.WRITE_IF_FREE) {
            return openReading(found);
        }
        throw new CaseUnavailable(
                texts.get("case.written_elsewhere", found.path(), locks.describe(found.path())), found.path());
    }

    private Optional<Case> openWriting(CaseFolder folder, Access access) throws CaseUnavailable {
        Optional<String> obstacle = folder.whyNotWritable();
        if (obstacle.isPresent()) {
            throw new CaseUnavailable(Reason.READ_ONLY, obstacle.get());
        }
        // Also where it is open here already: somebody else may be at the desk now.
        KeyDesk.Opened keys = desk.open(folder.path());
        if (desk.recovers(keys)) {
            if (access == Access.WRITE) {
                throw unavailable(Reason.NOT_A_MEMBER, "emergency.reads", folder.path());
            }
            return Optional.empty();
        }
        CaseFile shared = writing.get(folder.path());
        if (shared == null) {
            Optional<WriterLock> lock;
            try {
                lock = locks.take(folder.path());
            } catch (IOException e) {
                throw folder.unavailable(e);
            }
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            shared = openForWriting(folder, null, keys, lock.get());
            writing.put(folder.path(), shared);
            watched.begin(shared.info(), watches);
        }
        registry.add(shared.info());
        return Optional.of(handle(shared.held(), writing));
    }

    private Case openReading(CaseFolder folder) throws CaseUnavailable {
        KeyDesk.Opened keys = desk.open(folder.path());
        CaseFile shared = reading.get(folder.path());
        if (shared == null) {
            shared = openForReading(folder, keys);
            reading.put(folder.path(), shared);
        }
        if (desk.recovers(keys)) {
            return inEmergency(shared.held());
        }
        registry.add(shared.info());
        return handle(shared.held(), reading);
    }

    private Case inEmergency(CaseFile file) throws CaseUnavailable {
        Optional<Instant> until = file.members().emergencyUntil();
        Path folder = file.info().folder();
        if (until.isEmpty()) {
            letGo(file, reading);
            throw unavailable(Reason.NOT_A_MEMBER, "emergency.glass", folder);
        }
        registry.add(file.info());
        String over = texts.get("emergency.over", folder, until.get().toString());
        Term term = Term.of(until.get(), file.journal().now(), over);
        return new OpenCase(file, () -> letGo(file, reading), term);
    }

    /** Records that the person at the desk, who holds the recovery keys of a case, is going to look; returns until when. */
    synchronized Instant breakGlass(Path folder, String why, BiConsumer<String, Instant> told) throws CaseUnavailable {
        CaseFolder found = CaseFolder.existing(folder, texts);
        found.refusePlain();
        KeyDesk.Opened keys = desk.open(found.path());
        if (!desk.recovers(keys)) {
            throw unavailable(Reason.NOT_A_MEMBER, "emergency.not_needed", found.path());
        }
        if (why.isBlank()) {
            throw new CaseLog.ReasonMissing(Ground.REASON, texts.get("emergency.why", found.path()));
        }
        Optional<String> obstacle = found.whyNotWritable();
        if (obstacle.isPresent()) {
            throw new CaseUnavailable(Reason.READ_ONLY, obstacle.get());
        }
        CaseFile file = openForWriting(found, null, keys, lockOf(found));
        try {
            Instant until = file.members().breakGlass(why);
            told.accept(keys.file().caseId(), until);
            return until;
        } finally {
            file.close();
        }
    }

    private WriterLock lockOf(CaseFolder folder) throws CaseUnavailable {
        try {
            return locks.take(folder.path())
                    .orElseThrow(() -> new CaseUnavailable(
                            texts.get("emergency.written", folder.path(), locks.describe(folder.path())),
                            folder.path()));
        } catch (IOException e) {
            throw folder.unavailable(e);
        }
    }

    private Case handle(CaseFile file, Map<Path, CaseFile> among) {
        return new OpenCase(file, () -> letGo(file, among));
    }

    private synchronized void letGo(CaseFile file, Map<Path, CaseFile> among) {
        if (file.letGo() && among.remove(file.info().folder(), file)) {
            if (among == writing) {
                watched.end(file.info().folder());
            }
            file.close();
        }
    }

    /**
     * @param fresh what a new case is; null for one that is there
     * @param lock given back where it fails
     */
    private CaseFile openForWriting(CaseFolder folder, @Nullable CaseInfo fresh, KeyDesk.Opened keys, WriterLock lock)
            throws CaseUnavailable {
        Database database = null;
        try {
            if (fresh == null) {
                folder.finishChangeOfKeys(keys.keys());
            }
            String key = keys.keys().database(keys.keys().epoch());
            database = Database.open(DatabaseFile.forWriting(folder.database(), key), folder.failures());
            CaseInfo info = fresh == null ? folder.inspect(database, keys.file(), schema) : fresh;
            FilePins pins = fresh == null ? FilePins.load(database) : FilePins.none();
            int known = database.write(link -> {
                if (fresh != null) {
                    folder.describe(link, fresh, keys.file(), schema);
                }
                schema.bringUpToDate(link);
                FilePins.begin(link);
                int pinned = CaseMembers.pinned(link);
                CaseMembers.pin(link, keys.file());
                return pinned;
            });
            OwnedFolder.removeLeftovers(folder.scratch());
            CaseFile opened = file(folder, info, database, lock, new ScratchArea(folder.scratch()), keys, pins);
            CaseMembers.tellMissed(keys.file(), known, opened.journal());
            return opened;
        } catch (SQLException | GeneralSecurityException | RuntimeException e) {
            abandon(database, lock::close);
            throw folder.unavailable(e);
        } catch (CaseUnavailable e) {
            abandon(database, lock::close);
            throw e;
        }
    }

    private static void abandon(@Nullable Database database, Runnable rest) {
        if (database != null) {
            database.close();
        }
        rest.run();
    }

    private CaseFile openForReading(CaseFolder folder, KeyDesk.Opened keys) throws CaseUnavailable {
        boolean untouched = folder.whyNotWritable().isPresent();
        Optional<String> writer = untouched ? locks.holder(folder.path()) : Optional.empty();
        if (writer.isPresent()) {
            throw unavailable(Reason.WRITTEN_ELSEWHERE, "case.written_elsewhere_read", folder.path(), writer.get());
        }
        if (!untouched) {
            finishIfCutOff(folder, keys);
        }
        ScratchArea scratch = new ScratchArea(untouched ? profileScratch() : folder.scratch());
        Database database = null;
        try {
            String key = keys.keys().database(keys.keys().epoch());
            Path from = untouched && folder.changeOfKeysCutOff(keys.keys()) ? folder.nextDatabase() : folder.database();
            DatabaseFile file = untouched
                    ? DatabaseFile.untouched(from, scratch, key)
                    : DatabaseFile.forReading(folder.database(), key);
            database = Database.open(file, folder.failures());
            CaseInfo info = folder.inspect(database, keys.file(), schema);
            return file(folder, info, database, null, scratch, keys, FilePins.load(database));
        } catch (SQLException | IOException | GeneralSecurityException | RuntimeException e) {
            abandon(database, scratch::close);
            throw folder.unavailable(e);
        } catch (CaseUnavailable e) {
            abandon(database, scratch::close);
            throw e;
        }
    }

    /** Who is changing the keys at this moment is not disturbed, only waited for. */
    private void finishIfCutOff(CaseFolder folder, KeyDesk.Opened keys) throws CaseUnavailable {
        try {
            for (int i = 0; i < PATIENCE && folder.changeOfKeysCutOff(keys.keys()); i++) {
                Optional<WriterLock> lock = locks.take(folder.path());
                if (lock.isPresent()) {
                    try {
                        folder.finishChangeOfKeys(keys.keys());
                    } finally {
                        lock.get().close();
                    }
                }
            }
        } catch (IOException e) {
            throw folder.unavailable(e);
        }
    }

    private CaseFile file(
            CaseFolder folder,
            CaseInfo info,
            Database database,
            @Nullable WriterLock lock,
            ScratchArea scratch,
            KeyDesk.Opened keys,
            FilePins pins) {
        return new CaseFile(
                info,
                database,
                lock,
                scratch,
                folder.failures(),
                keys,
                pins,
                desk.persons(),
                texts,
                profile::person,
                () -> readers,
                (in, reason) -> programs.ask(in, reason),
                () -> keepers,
                () -> locks.holder(folder.path()),
                LogHome.of(profile, desk.persons()));
    }

    @Override
    public List<CaseInfo> registered() {
        return registry.all();
    }

    @Override
    public CaseInfo find(String folderOrName) throws CaseUnavailable {
        List<CaseInfo> all = registry.all();
        List<CaseInfo> named = all.stream()
                .filter(info -> info.id().equals(folderOrName) || info.name().equals(folderOrName))
                .toList();
        Path folder = CaseFolder.path(folderOrName).orElse(null);
        if (folder != null && (CaseFolder.holdsCase(folder) || named.isEmpty() && Files.isDirectory(folder))) {
            for (CaseInfo info : all) {
                if (info.folder().equals(folder)) {
                    return info;
                }
            }
            return infoOf(folder);
        }
        return switch (named.size()) {
            case 0 -> throw unavailable(Reason.NOT_FOUND, "case.not_found", folderOrName);
            case 1 -> named.getFirst();
            default -> throw unavailable(Reason.NOT_FOUND, "case.ambiguous", folderOrName, named.size());
        };
    }

    private CaseInfo infoOf(Path folder) throws CaseUnavailable {
        try (Case opened = open(folder, Access.READ)) {
            return opened.info();
        }
    }

    /** Runs the work on the folder while nobody writes the case, in this process or another. Needs none of its keys. */
    <T> T quiet(Path folder, OnFolder<T> work) throws IOException, CaseUnavailable {
        CaseFolder found = CaseFolder.existing(folder, texts);
        CaseFile open;
        synchronized (this) {
            open = writing.get(found.path());
            if (open == null) {
                return locked(found.path(), work);
            }
            open.held();
        }
        try {
            return open.database().still(() -> work.on(found.path()));
        } finally {
            letGo(open, writing);
        }
    }

    /** Runs the work on the folder of a case that nobody has open here, and nobody writes elsewhere. */
    synchronized <T> T closed(Path folder, OnFolder<T> work) throws IOException, CaseUnavailable {
        if (writing.containsKey(folder) || reading.containsKey(folder)) {
            throw unavailable(Reason.WRITTEN_ELSEWHERE, "keeping.open_here", folder);
        }
        return locked(folder, work);
    }

    private <T> T locked(Path folder, OnFolder<T> work) throws IOException, CaseUnavailable {
        if (!Files.isWritable(folder)) {
            Optional<String> holder = locks.holder(folder);
            if (holder.isPresent()) {
                throw unavailable(Reason.WRITTEN_ELSEWHERE, "case.written_elsewhere", folder, holder.get());
            }
            return work.on(folder);
        }
        Optional<WriterLock> lock = locks.take(folder);
        if (lock.isEmpty()) {
            throw unavailable(Reason.WRITTEN_ELSEWHERE, "case.written_elsewhere", folder, locks.describe(folder));
        }
        try {
            return work.on(folder);
        } finally {
            lock.get().close();
        }
    }

    void registered(CaseInfo info) {
        registry.add(info);
    }

    void forget(String id) {
        registry.forget(id);
    }

    /** Work on the files of a case. */
    @FunctionalInterface
    interface OnFolder<T> {
        T on(Path folder) throws IOException, CaseUnavailable;
    }

    private Path profileScratch() {
        return profile.dataFolder("cases").resolve("scratch");
    }

    private CaseUnavailable unavailable(Reason reason, String key, Object... arguments) {
        return new CaseUnavailable(reason, texts.get(key, arguments));
    }
}
