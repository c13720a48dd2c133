package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Adler32;
import org.lapwing.platform.api.language.Texts;

/**
 * A disk in the Expert Witness form, version 1 (E01 and its pieces), as libewf's documentation of the format describes it: chunks of
 * one size, packed or with a checksum, found by tables in each piece.
 */
final class EwfDisk extends Blocks {

    private static final int KEPT_CHUNKS = 8 << 20;
    private static final int KEPT_TABLES = 4 << 20;
    private static final int PIECE = 16 << 10;
    private static final int SUM = 4;

    private final List<EwfPiece> pieces;
    private final List<EwfPiece.Table> tables;
    private final long[] firsts;
    private final Kept chunks = new Kept(KEPT_CHUNKS);
    private final Kept entries = new Kept(KEPT_TABLES);

    private EwfDisk(List<EwfPiece> pieces, EwfPiece.Shape shape) throws IOException {
        super(pieces.getFirst().file(), shape.bytes(), shape.chunk());
        this.pieces = pieces;
        this.tables = new ArrayList<>();
        for (EwfPiece piece : pieces) {
            tables.addAll(piece.tables());
        }
        this.firsts = new long[tables.size()];
        long first = 0;
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = first;
            first += tables.get(i).count();
        }
        file.require(first >= (shape.bytes() + shape.chunk() - 1) / shape.chunk(), "table");
    }

    static Disk open(Path first, Texts texts) throws IOException {
        List<EwfPiece> pieces = new ArrayList<>();
        try {
            for (Path path : EwfPiece.pieces(first)) {
                pieces.add(EwfPiece.open(path, pieces.size() + 1, texts));
            }
            EwfPiece.Shape shape = pieces.getFirst().shape();
            if (shape == null) {
                throw pieces.getFirst().file().damaged("head");
            }
            return new EwfDisk(pieces, shape);
        } catch (IOException | RuntimeException e) {
            for (EwfPiece piece : pieces) {
                piece.file().close();
            }
            throw e;
        }
    }

    @Override
    boolean empty(long number) {
        return false;
    }

    @Override
    void part(long number, int within, byte[] into, int offset, int length) throws IOException {
        System.arraycopy(chunks.get(number, () -> chunk(number)), within, into, offset, length);
    }

    private byte[] chunk(long number) throws IOException {
        int found = java.util.Arrays.binarySearch(firsts, number);
        int place = found >= 0 ? found : -found - 2;
        while (place + 1 < firsts.length && firsts[place + 1] <= number) {
            place++;
        }
        file.require(place >= 0, "table");
        EwfPiece.Table table = tables.get(place);
        int index = (int) (number - firsts[place]);
        int entry = entry(place, table, index);
        long at = table.base() + (entry & 0x7FFF_FFFF);
        long end =
                index + 1 < table.count() ? table.base() + (entry(place, table, index + 1) & 0x7FFF_FFFF) : table.end();
        // The last chunk of the disk may be shorter when it is not packed.
        int length = (int) Math.min(blockSize(), size() - number * blockSize());
        return entry < 0 ? packed(table, at, end) : plain(table, at, length);
    }

    private int entry(int place, EwfPiece.Table table, int index) throws IOException {
        int part = index * Integer.BYTES / PIECE;
        byte[] read = entries.get((long) place << 32 | part, () -> {
            int length = Math.min(PIECE, table.count() * Integer.BYTES - part * PIECE);
            return table.file()
                    .little(table.entries() + (long) part * PIECE, length)
                    .array();
        });
        return ByteBuffer.wrap(read).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(index * Integer.BYTES % PIECE);
    }

    private byte[] packed(EwfPiece.Table table, long at, long end) throws IOException {
        long count = end - at;
        table.file().require(count > 0 && count <= 2L * blockSize() + PIECE, "packed");
        byte[] packed = new byte[(int) count];
        table.file().read(at, packed, 0, packed.length);
        return inflated(packed, 0, packed.length, false, blockSize());
    }

    private byte[] plain(EwfPiece.Table table, long at, int length) throws IOException {
        // Some programs fill the last chunk up, others do not; its checksum tells.
        for (int count : length == blockSize() ? new int[] {length} : new int[] {length, blockSize()}) {
            if (table.file().holds(at, count + SUM)) {
                ByteBuffer read = table.file().little(at, count + SUM);
                Adler32 sum = new Adler32();
                sum.update(read.array(), 0, count);
                if ((int) sum.getValue() == read.getInt(count)) {
                    return java.util.Arrays.copyOf(read.array(), blockSize());
                }
            }
        }
        throw file.damaged("packed");
    }

    @Override
    public void close() throws IOException {
        IOException failed = null;
        for (EwfPiece piece : pieces) {
            try {
                piece.file().close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
