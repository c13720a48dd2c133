package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.platform.api.language.Texts;

/**
 * The text of a VMDK that names the pieces of its disk. Only plain files beside it are taken: such a text may have been written to have
 * other files of this machine read.
 */
record VmdkText(List<Piece> pieces, boolean child) {

    private static final int MOST_PIECES = 4096;
    private static final Pattern PIECE = Pattern.compile(
            "(?:RW|RDONLY|NOACCESS)\\s+(\\d{1,15})\\s+([A-Z0-9]+)(?:\\s+\"([^\"]*)\"(?:\\s+(\\d{1,15}))?)?.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern PARENT =
            Pattern.compile("parentCID\\s*=\\s*([0-9a-f]{1,8})", Pattern.CASE_INSENSITIVE);

    record Piece(long sectors, String kind, String name, long offset) {}

    static VmdkText of(String text) {
        List<Piece> pieces = new ArrayList<>();
        boolean child = false;
        for (String line : text.lines().limit(100_000).toList()) {
            Matcher piece = PIECE.matcher(line.strip());
            if (piece.matches() && pieces.size() <= MOST_PIECES) {
                pieces.add(new Piece(
                        Long.parseLong(piece.group(1)),
                        piece.group(2).toUpperCase(Locale.ROOT),
                        piece.group(3) == null ? "" : piece.group(3),
                        piece.group(4) == null ? 0 : Long.parseLong(piece.group(4))));
            }
            Matcher parent = PARENT.matcher(line.strip());
            child |= parent.matches() && !parent.group(1).equalsIgnoreCase("ffffffff");
        }
        return new VmdkText(pieces, child);
    }

    /** Before anything looks for a piece: programs go where the text says. */
    void refuseElsewhere(Path file, Texts texts) throws Refused {
        if (pieces.size() > MOST_PIECES) {
            throw new Refused(texts.get("form.damaged", texts.get("form.part.table")));
        }
        for (Piece piece : pieces) {
            String name = piece.name();
            boolean nameless = name.isEmpty() && !piece.kind().equals("ZERO");
            if (nameless
                    || name.contains("/")
                    || name.contains("\\")
                    || name.contains("\0")
                    || name.startsWith(".")
                    || Files.isSymbolicLink(file.resolveSibling(name))) {
                throw new Refused(texts.get("vmdk.elsewhere", name));
            }
        }
    }

    /** The disk of the pieces that lie beside the text. */
    Disk beside(Path file, Texts texts) throws IOException {
        refuseElsewhere(file, texts);
        List<Disk> disks = new ArrayList<>();
        try {
            if (pieces.isEmpty()) {
                throw new IOException(texts.get("form.damaged", texts.get("form.part.table")));
            }
            for (Piece piece : pieces) {
                disks.add(piece.kind().equals("ZERO") ? new NoBytes(piece.sectors * 512) : opened(piece, file, texts));
            }
            return new JoinedDisk(disks, texts);
        } catch (IOException | RuntimeException e) {
            for (Disk disk : disks) {
                disk.close();
            }
            throw e;
        }
    }

    private static Disk opened(Piece piece, Path file, Texts texts) throws IOException {
        Source source = new Source(plain(piece.name(), file, texts), texts);
        try {
            long bytes = piece.sectors * 512;
            switch (piece.kind()) {
                case "FLAT", "VMFS" -> {
                    source.require(source.holds(piece.offset * 512, bytes), "size");
                    return new RawDisk(source, piece.offset * 512, bytes);
                }
                case "SPARSE" -> {
                    VmdkGrains grains = VmdkGrains.open(source);
                    source.require(grains.size() == bytes, "size");
                    return grains;
                }
                default -> throw new IOException(texts.get("form.feature", "VMDK", piece.kind()));
            }
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static Path plain(String name, Path file, Texts texts) throws IOException {
        Path beside = file.resolveSibling(name);
        if (!Files.isRegularFile(beside, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(texts.get("vmdk.absent", name));
        }
        return beside;
    }
}
