package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/**
 * One file of an image in the Expert Witness form, version 1.
 *
 * @param shape of the disk, in the first piece; null in others
 */
record EwfPiece(Source file, @Nullable Shape shape, List<Table> tables) {

    private static final long SIGNATURE = 0x4556_4609_0D0A_FF00L;
    private static final int SECOND = 0x4556_4632;
    private static final int HEAD = 13;
    private static final int SECTION = 76;
    private static final int MOST_SECTIONS = 1 << 20;
    private static final int MOST_PIECES = 14_000;

    /** What the disk is. */
    record Shape(int chunk, long bytes) {}

    /**
     * Where some chunks lie.
     *
     * @param entries where its entries begin in the file
     * @param base what they count from
     * @param end where the bytes of its last chunk end at most
     */
    record Table(Source file, long entries, int count, long base, long end) {}

    /** {@code E01} to {@code E99}, then {@code EAA} to {@code ZZZ}, as far as they are there. */
    static List<Path> pieces(Path first) {
        String name = first.getFileName().toString();
        List<Path> pieces = new ArrayList<>(List.of(first));
        if (!name.toUpperCase(Locale.ROOT).endsWith("01") || name.length() < 4) {
            return pieces;
        }
        String stem = name.substring(0, name.length() - 3);
        char letter = name.charAt(name.length() - 3);
        for (int number = 2; number <= MOST_PIECES; number++) {
            String ending = ending(letter, number);
            Path next = first.resolveSibling(stem + ending);
            if (ending.isEmpty() || !Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS)) {
                return pieces;
            }
            pieces.add(next);
        }
        return pieces;
    }

    static String ending(char letter, int number) {
        if (number < 100) {
            return "%c%02d".formatted(letter, number);
        }
        int rest = number - 100;
        int first = letter + rest / (26 * 26);
        boolean small = Character.isLowerCase(letter);
        char a = small ? 'a' : 'A';
        if (first > a + 25) {
            return "";
        }
        return "" + (char) first + (char) (a + rest / 26 % 26) + (char) (a + rest % 26);
    }

    static EwfPiece open(Path path, int number, Texts texts) throws IOException {
        Source file = new Source(path, texts);
        try {
            ByteBuffer head = file.little(0, HEAD);
            if (Integer.reverseBytes(head.getInt(0)) == SECOND) {
                throw new Refused(texts.get("ewf.second"));
            }
            if (Long.reverseBytes(head.getLong(0)) != SIGNATURE) {
                throw file.damaged("head");
            }
            file.require(Short.toUnsignedInt(head.getShort(9)) == number, "pieces");
            return read(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static EwfPiece read(Source file) throws IOException {
        Shape shape = null;
        List<Table> tables = new ArrayList<>();
        long sectorsEnd = file.size();
        long at = HEAD;
        for (int sections = 0; ; sections++) {
            file.require(sections < MOST_SECTIONS, "table");
            ByteBuffer section = file.little(at, SECTION);
            String type = new String(section.array(), 0, 16, StandardCharsets.ISO_8859_1);
            type = type.substring(0, Math.max(0, type.indexOf(0)));
            long next = section.getLong(16);
            long data = at + SECTION;
            switch (type) {
                case "volume", "disk" -> shape = shape == null ? shape(file, data) : shape;
                case "sectors" -> sectorsEnd = next;
                case "table" -> tables.add(table(file, data, sectorsEnd));
                case "next", "done" -> {
                    return new EwfPiece(file, shape, List.copyOf(tables));
                }
                default -> {
                    // Of the one who acquired it, hashes, errors, a second copy of the table.
                }
            }
            // Forward only: so it ends.
            file.require(next >= data, "table");
            at = next;
        }
    }

    private static Shape shape(Source file, long at) throws IOException {
        ByteBuffer volume = file.little(at, 24);
        long perChunk = Integer.toUnsignedLong(volume.getInt(8));
        long sector = Integer.toUnsignedLong(volume.getInt(12));
        long sectors = volume.getLong(16);
        long chunk = perChunk * sector;
        file.require(sector >= 512 && sector <= 64 << 10 && chunk >= sector && chunk <= 32 << 20, "head");
        file.require(sectors >= 0 && sectors <= (1L << 50) / sector, "size");
        return new Shape((int) chunk, sectors * sector);
    }

    private static Table table(Source file, long at, long end) throws IOException {
        ByteBuffer head = file.little(at, 24);
        int count = head.getInt(0);
        long base = head.getLong(8);
        file.require(count >= 0 && count <= 1 << 24 && base >= 0 && base < file.size(), "table");
        file.require(file.holds(at + 24, (long) count * Integer.BYTES), "table");
        long last = end > base && end <= file.size() ? end : file.size();
        return new Table(file, at + 24, count, base, last);
    }
}
