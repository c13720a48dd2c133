package org.lapwing.platform.store;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;

/**
 * Writes a case into one file: the mark, the length of a header, the header in JSON (who sealed it; a random key, wrapped for each
 * person), then a stream of {@link Segments} under that key, bound to the header. The stream holds what is said of the case, each file
 * with its name and length, and at the end a signature over all before it.
 */
final class Sealing {

    static final byte[] MARK = "LAPSEAL1".getBytes(StandardCharsets.US_ASCII);
    static final int SEGMENT = 1 << 20;
    static final int LONGEST_HEADER = 1 << 19;
    static final byte FILE = 1;
    static final byte END = 0;

    private final SqliteCaseStore store;
    private final Persons persons;
    private final Texts texts;

    Sealing(SqliteCaseStore store, Persons persons, Texts texts) {
        this.store = store;
        this.persons = persons;
        this.texts = texts;
    }

    void seal(Case of, Path out, List<PersonCard> to, String why, Progress progress)
            throws IOException, CaseUnavailable {
        Path target = out.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new CaseUnavailable(Reason.NOT_EMPTY, texts.get("keeping.exists", target));
        }
        if (of.members().own().filter(Role.LEAD::equals).isEmpty() || !of.writable()) {
            throw new CaseUnavailable(
                    Reason.NOT_A_MEMBER,
                    texts.get("keeping.leads_seal", of.info().folder()));
        }
        for (PersonCard person : to) {
            if (of.members().all().stream()
                    .noneMatch(member -> member.person().id().equals(person.id()))) {
                throw new CaseUnavailable(Reason.NOT_A_MEMBER, texts.get("keeping.seal_members", person.name()));
            }
        }
        if (to.isEmpty()) {
            throw new CaseUnavailable(Reason.NOT_A_MEMBER, texts.get("keeping.seal_nobody"));
        }
        String names = to.stream().map(PersonCard::toString).collect(Collectors.joining(", "));
        of.log().append(new Note(Operation.DISCLOSED, Target.of(Target.CASE, 1), "sealed", why, names, ""));
        Path half = FolderCopy.beside(target);
        boolean sound = false;
        try {
            Files.createFile(half, Folders.ownerOnly(half, "rw-------"));
            store.quiet(of.info().folder(), folder -> {
                write(of.info(), folder, half, to, progress);
                return true;
            });
            FolderCopy.sync(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            sound = true;
        } finally {
            if (!sound) {
                Files.deleteIfExists(half);
            }
        }
    }

    private void write(CaseInfo info, Path folder, Path half, List<PersonCard> to, Progress progress)
            throws IOException {
        byte[] key = CaseKeys.random(CaseKeys.KEY);
        byte[] header = header(info.id(), key, to);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(half), 1 << 16)) {
            file.write(MARK);
            file.write(ByteBuffer.allocate(4).putInt(header.length).array());
            file.write(header);
            Segments segments = Segments.fresh(key, purpose(header));
            MessageDigest digest = Digests.sha256();
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                    new DigestOutputStream(new SealedOutput(file, segments, layout(header.length)), digest),
                    1 << 16))) {
                out.writeUTF(Json.write(said(info)));
                List<Path> files = FolderCopy.files(folder);
                for (int i = 0; i < files.size(); i++) {
                    FolderCopy.stopIfCancelled(progress, texts);
                    progress.at(texts.get("keeping.sealing"), i, files.size(), 0);
                    append(folder, files.get(i), out);
                }
                out.writeByte(END);
                out.flush();
                out.write(persons.sign(signed(header, digest.digest())));
            }
        }
    }

    private static Map<String, Object> said(CaseInfo info) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("id", info.id());
        said.put("name", info.name());
        said.put("created", info.created().toEpochMilli());
        if (info.authority() != null) {
            said.put("authority", info.authority());
        }
        return said;
    }

    private static void append(Path folder, Path file, DataOutputStream out) throws IOException {
        long length = Files.size(folder.resolve(file));
        out.writeByte(FILE);
        out.writeUTF(file.toString().replace('\\', '/'));
        out.writeLong(length);
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            long copied = in.transferTo(out);
            if (copied != length) {
                throw new IOException(file + " changed while it was sealed. Close other programs and try again.");
            }
        }
    }

    private byte[] header(String caseId, byte[] key, List<PersonCard> to) {
        PersonCard by = persons.current().orElseThrow();
        Map<String, Object> wraps = new LinkedHashMap<>();
        for (PersonCard person : to) {
            wraps.put(person.id(), Base64.getEncoder().encodeToString(persons.wrap(person, key, context(caseId))));
        }
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("case", caseId);
        header.put("by", by.id());
        header.put("name", by.name());
        header.put("signing", Base64.getEncoder().encodeToString(by.signingKey()));
        header.put("wrapping", Base64.getEncoder().encodeToString(by.wrappingKey()));
        header.put("wraps", wraps);
        return Json.write(header).getBytes(StandardCharsets.UTF_8);
    }

    static Segments.Layout layout(int header) {
        return new Segments.Layout(MARK.length + 4 + header, SEGMENT);
    }

    static byte[] context(String caseId) {
        return ("lapwing sealed case 1|" + caseId).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] purpose(byte[] header) {
        return ("lapwing sealed case 1|" + Columns.hex(Digests.sha256(header))).getBytes(StandardCharsets.UTF_8);
    }

    /** With the header, so that nobody for whom it was sealed can seal it for others in the sealer's name. */
    static byte[] signed(byte[] header, byte[] digest) {
        return ("lapwing sealed case 1|" + Columns.hex(Digests.sha256(header)) + "|" + Columns.hex(digest))
                .getBytes(StandardCharsets.UTF_8);
    }
}
