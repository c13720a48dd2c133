package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/**
 * Makes an encrypted case of one of the first release. The encrypted one is made beside it; then the old one becomes the backup, and the
 * new one takes its place. The person at the desk is its first lead.
 */
final class Upgrading {

    private final SqliteCaseStore store;
    private final Persons persons;
    private final Texts texts;

    Upgrading(SqliteCaseStore store, Persons persons, Texts texts) {
        this.store = store;
        this.persons = persons;
        this.texts = texts;
    }

    void upgrade(Path folder, Path backup, Progress progress) throws IOException, CaseUnavailable {
        Path keep = backup.toAbsolutePath().normalize();
        putBack(folder.toAbsolutePath().normalize(), keep, progress);
        CaseFolder found = CaseFolder.existing(folder, texts);
        PersonCard lead = new KeyDesk(persons, texts).unlocked(found.path());
        if (Files.exists(keep)) {
            if (upgradedBefore(found, keep)) {
                record(found.path());
                return;
            }
            throw new CaseUnavailable(Reason.NOT_EMPTY, texts.get("keeping.exists", keep));
        }
        if (!found.plain()) {
            store.quiet(found.path(), quiet -> {
                FolderCopy.into(quiet, keep, texts, progress);
                return true;
            });
            store.open(found.path(), Access.WRITE).close();
            return;
        }
        found.refuseReplaced();
        Path half = FolderCopy.beside(found.path());
        boolean sound = false;
        try {
            Folders.makePrivate(half);
            store.closed(found.path(), plain -> {
                removeHalves(plain, half);
                encrypt(found, plain, half, lead, progress);
                Folders.syncNames(half);
                setAside(plain, keep, progress);
                Files.move(half, plain, StandardCopyOption.ATOMIC_MOVE);
                Folders.syncNames(parent(plain));
                return true;
            });
            sound = true;
        } finally {
            if (!sound) {
                Folders.delete(half);
            }
        }
        record(found.path());
    }

    private void record(Path folder) throws CaseUnavailable {
        try (Case open = store.open(folder, Access.WRITE)) {
            open.log()
                    .append(
                            Operation.ALTERED,
                            Target.of(Target.CASE, 1),
                            "upgraded from a case that was not encrypted");
        }
    }

    /** Undoes the first of two moves where an upgrade was cut off between them: what is made beside the case may be half made. */
    private void putBack(Path folder, Path keep, Progress progress) throws IOException, CaseUnavailable {
        if (Files.exists(folder)
                || !CaseFolder.holdsCase(keep)
                || !CaseFolder.existing(keep, texts).plain()
                || halves(folder).isEmpty()) {
            return;
        }
        try {
            Files.move(keep, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            FolderCopy.into(keep, folder, texts, progress);
            Folders.delete(keep);
        }
    }

    /** Whether the backup is what this case was before an upgrade that was cut off when all but its entry in the log was done. */
    private boolean upgradedBefore(CaseFolder found, Path keep) throws IOException, CaseUnavailable {
        if (found.plain()
                || !CaseFolder.holdsCase(keep)
                || !CaseFolder.existing(keep, texts).plain()) {
            return false;
        }
        Path look = FolderCopy.beside(keep);
        try (Case open = store.open(found.path(), Access.READ)) {
            Folders.makePrivate(look);
            return open.info()
                    .id()
                    .equals(wholeCopy(keep, look.resolve("plain.db")).get("id"));
        } catch (SQLException e) {
            throw found.unavailable(e);
        } finally {
            Folders.delete(look);
        }
    }

    /** What upgrades that were cut off have left holds a copy that is not encrypted. */
    private static void removeHalves(Path plain, Path own) throws IOException {
        for (Path half : halves(plain)) {
            if (!half.equals(own)) {
                Folders.delete(half);
            }
        }
    }

    private static List<Path> halves(Path folder) throws IOException {
        Pattern name = Pattern.compile(
                "\\." + Pattern.quote(String.valueOf(folder.getFileName())) + "\\.[0-9a-f-]{36}\\.part");
        if (!Files.isDirectory(parent(folder))) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(parent(folder))) {
            return beside.filter(each ->
                            name.matcher(String.valueOf(each.getFileName())).matches())
                    .toList();
        }
    }

    private static Path parent(Path folder) throws IOException {
        Path parent = folder.getParent();
        if (parent == null) {
            throw new IOException("There is nothing above " + folder);
        }
        return parent;
    }

    private void encrypt(CaseFolder found, Path plain, Path half, PersonCard lead, Progress progress)
            throws IOException, CaseUnavailable {
        try {
            Path copy = half.resolve("plain.db");
            Map<String, String> meta = wholeCopy(plain, copy);
            String id = meta.get("id");
            if (id == null) {
                throw new CaseUnavailable(Reason.DAMAGED, texts.get("store.damaged", plain));
            }
            CaseKeys keys = CaseKeys.fresh(id);
            KeyFile file = KeyFile.found(keys, lead, System.currentTimeMillis(), persons);
            new KeyPlace(half).write(file, persons);
            String key = keys.database(keys.epoch());
            DatabaseFile.copyUnder(copy, "", half.resolve("case.db"), key);
            Files.delete(copy);
            try (Link link = new Link(
                    DatabaseFile.forWriting(half.resolve("case.db"), key).connectForWriting())) {
                CaseMembers.pin(link, file);
            }
            vault(plain, half, new Keyring(keys), progress);
        } catch (SQLException | GeneralSecurityException e) {
            throw found.unavailable(e);
        }
    }

    /** The database with what its log holds, in one file. Nothing beside the original is touched. */
    private static Map<String, String> wholeCopy(Path plain, Path copy) throws IOException, SQLException {
        Files.copy(plain.resolve("case.db"), copy);
        Path log = plain.resolve("case.db-wal");
        if (Files.exists(log)) {
            Files.copy(log, copy.resolveSibling(copy.getFileName() + "-wal"));
        }
        try (Connection connection = DatabaseFile.plain(copy);
                Link link = new Link(connection)) {
            Map<String, String> meta = new HashMap<>();
            link.list(row -> meta.put(row.getString(1), row.getString(2)), "select key, value from meta");
            link.forgetStatements();
            link.first(row -> row.getString(1), "pragma journal_mode = delete");
            return meta;
        }
    }

    private void vault(Path plain, Path half, Keyring keys, Progress progress) throws IOException {
        Path from = plain.resolve("vault");
        List<Path> files = Files.isDirectory(from) ? FolderCopy.files(from) : List.of();
        for (int i = 0; i < files.size(); i++) {
            FolderCopy.stopIfCancelled(progress, texts);
            progress.at(texts.get("keeping.encrypting"), i, files.size(), 0);
            Path to = half.resolve("vault").resolve(files.get(i));
            Path area = to.getParent();
            if (area == null) {
                continue;
            }
            Folders.makePrivate(area);
            Files.createFile(to, Folders.ownerOnly(to, "rw-------"));
            String use = FolderFiles.use(String.valueOf(area.getFileName()));
            try (InputStream in = Files.newInputStream(from.resolve(files.get(i)));
                    OutputStream out = FolderFiles.sealed(Files.newOutputStream(to), keys, use)) {
                in.transferTo(out);
            }
            FolderCopy.sync(to);
        }
    }

    /** Moved where that can be done in one step, so that no second plain copy stays on the disk; else copied and removed. */
    private void setAside(Path plain, Path keep, Progress progress) throws IOException, CaseUnavailable {
        Path parent = keep.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try {
            Files.move(plain, keep, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            FolderCopy.into(plain, keep, texts, progress);
            // Out of the way in one step: a case of which half is gone would be in the place of the new one.
            Path aside = FolderCopy.beside(plain);
            Files.move(plain, aside, StandardCopyOption.ATOMIC_MOVE);
            Folders.delete(aside);
        }
        Folders.syncNames(parent(plain));
    }
}
