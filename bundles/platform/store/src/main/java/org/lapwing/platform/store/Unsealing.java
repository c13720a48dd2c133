package org.lapwing.platform.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/** Restores what {@link Sealing} wrote. Nothing gets the folder's name before all of it was read and its signature compared. */
final class Unsealing {

    private static final int SIGNATURE = 64;

    private final Persons persons;
    private final Texts texts;

    Unsealing(Persons persons, Texts texts) {
        this.persons = persons;
        this.texts = texts;
    }

    CaseInfo unseal(Path sealed, Path folder, Progress progress) throws IOException, CaseUnavailable {
        PersonCard person = new KeyDesk(persons, texts).unlocked(sealed);
        Path target = folder.toAbsolutePath().normalize();
        if (Files.exists(target) && !(Files.isDirectory(target) && empty(target))) {
            throw new CaseUnavailable(Reason.NOT_EMPTY, texts.get("keeping.exists", target));
        }
        byte[] header = header(sealed);
        Map<String, Object> said;
        try {
            said = Json.readObject(new String(header, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw altered(sealed, e);
        }
        Path half = FolderCopy.beside(target);
        boolean sound = false;
        try (SealedReader reader = open(sealed, header, key(sealed, said, person))) {
            Folders.makePrivate(half);
            PersonCard by = sealer(sealed, said);
            CaseInfo info = restore(sealed, header, reader, half, target, by, progress);
            byItsLead(sealed, half, info, by);
            Folders.syncNames(half);
            Files.deleteIfExists(target);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            sound = true;
            return info;
        } finally {
            if (!sound) {
                Folders.delete(half);
            }
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private byte[] header(Path sealed) throws IOException, CaseUnavailable {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(sealed))) {
            byte[] mark = in.readNBytes(Sealing.MARK.length);
            if (!Arrays.equals(mark, Sealing.MARK)) {
                throw new CaseUnavailable(Reason.NOT_A_CASE, texts.get("keeping.not_sealed", sealed));
            }
            int length = in.readInt();
            byte[] header = length < 2 || length > Sealing.LONGEST_HEADER ? new byte[0] : in.readNBytes(length);
            if (header.length != length) {
                throw altered(sealed, new EOFException());
            }
            return header;
        } catch (EOFException e) {
            throw altered(sealed, e);
        }
    }

    private byte[] key(Path sealed, Map<String, Object> said, PersonCard person) throws CaseUnavailable {
        Object wrapped = said.get("wraps") instanceof Map<?, ?> wraps ? wraps.get(person.id()) : null;
        if (wrapped == null) {
            throw new CaseUnavailable(
                    Reason.NOT_A_MEMBER, texts.get("keeping.sealed_for_others", sealed, person.name()));
        }
        try {
            byte[] context = Sealing.context(String.valueOf(said.get("case")));
            return persons.unwrap(Base64.getDecoder().decode(wrapped.toString()), context);
        } catch (PersonRefused | IllegalArgumentException e) {
            throw altered(sealed, e);
        }
    }

    private PersonCard sealer(Path sealed, Map<String, Object> said) throws CaseUnavailable {
        try {
            byte[] signing = Base64.getDecoder().decode(MemberChange.text(said, "signing"));
            byte[] wrapping = Base64.getDecoder().decode(MemberChange.text(said, "wrapping"));
            String id = Columns.hex(Digests.sha256(signing, wrapping)).substring(0, 40);
            if (!id.equals(said.get("by"))) {
                throw new IOException("The card of who sealed it was altered");
            }
            return new PersonCard(id, MemberChange.text(said, "name"), signing, wrapping);
        } catch (IOException | IllegalArgumentException e) {
            throw altered(sealed, e);
        }
    }

    private SealedReader open(Path sealed, byte[] header, byte[] key) throws CaseUnavailable {
        try {
            return SealedReader.open(
                    sealed,
                    (before, stream) -> Segments.of(stream, key, Sealing.purpose(header)),
                    Sealing.layout(header.length));
        } catch (IOException e) {
            throw altered(sealed, e);
        }
    }

    /** A signature proves a person, not that the person may hand the case over. */
    private void byItsLead(Path sealed, Path half, CaseInfo info, PersonCard by) throws CaseUnavailable {
        try {
            KeyFile keys = new KeyPlace(half).read(persons);
            if (!keys.caseId().equals(info.id()) || keys.roster().lead(by.id()).isEmpty()) {
                throw new IOException("Who sealed it is no lead of the case in it");
            }
        } catch (IOException e) {
            throw altered(sealed, e);
        }
    }

    private CaseInfo restore(
            Path sealed, byte[] header, SealedReader reader, Path half, Path target, PersonCard by, Progress progress)
            throws IOException, CaseUnavailable {
        MessageDigest digest = Digests.sha256();
        DigestInputStream counted = new DigestInputStream(
                new BufferedInputStream(Channels.newInputStream(new ReadingChannel(reader, () -> {})), 1 << 16),
                digest);
        try (DataInputStream in = new DataInputStream(counted)) {
            Map<String, Object> info = Json.readObject(in.readUTF());
            long done = 0;
            for (byte kind = in.readByte(); kind == Sealing.FILE; kind = in.readByte()) {
                FolderCopy.stopIfCancelled(progress, texts);
                progress.at(texts.get("keeping.unsealing"), done++, -1, 0);
                file(in, half);
            }
            byte[] computed = digest.digest();
            counted.on(false);
            byte[] signature = in.readNBytes(SIGNATURE);
            if (in.read() >= 0 || !persons.verify(by, Sealing.signed(header, computed), signature)) {
                throw new EOFException("The signature is not over what is there");
            }
            return info(info, target);
        } catch (EOFException | IllegalArgumentException e) {
            throw altered(sealed, e);
        } catch (IOException e) {
            if (e.getCause() instanceof GeneralSecurityException) {
                throw altered(sealed, e);
            }
            throw e;
        }
    }

    private static void file(DataInputStream in, Path half) throws IOException {
        Path file = inside(half, in.readUTF());
        long left = in.readLong();
        Path parent = file.getParent();
        if (parent != null) {
            Folders.makePrivate(parent);
        }
        Files.createFile(file, Folders.ownerOnly(file, "rw-------"));
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            while (left > 0) {
                int count = ((InputStream) in).read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException(file + " is cut off");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        FolderCopy.sync(file);
    }

    private static Path inside(Path half, String name) throws IOException {
        try {
            Path file = half.resolve(name).normalize();
            if (!file.startsWith(half) || file.equals(half)) {
                throw new IOException("A name leads out of the folder: " + name);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IOException("This system has no files of the name " + name, e);
        }
    }

    private static CaseInfo info(Map<String, Object> said, Path target) throws IOException {
        Object authority = said.get("authority");
        return new CaseInfo(
                MemberChange.text(said, "id"),
                MemberChange.text(said, "name"),
                target,
                Instant.ofEpochMilli(Long.parseLong(MemberChange.text(said, "created"))),
                authority == null ? null : authority.toString());
    }

    private CaseUnavailable altered(Path sealed, Exception e) {
        return new CaseUnavailable(Reason.DAMAGED, texts.get("keeping.sealed_altered", sealed), e);
    }
}
