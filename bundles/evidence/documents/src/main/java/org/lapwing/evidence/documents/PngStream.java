package org.lapwing.evidence.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * A picture of a PDF as PNG, row by row, not packed: so that its bytes are the same by every version of every library. Rows that the PDF
 * does not have are black.
 *
 * <p>PNG: https://www.w3.org/TR/png-3/; blocks that are not packed: RFC 1951, 3.2.4.
 */
final class PngStream extends InputStream {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int LONGEST_BLOCK = 0xFFFF;

    private final InputStream dots;
    private final PdfPicture picture;
    private final Adler32 sum = new Adler32();
    private ByteBuffer ready;
    private int row;
    private boolean ended;

    PngStream(InputStream dots, PdfPicture picture) {
        this.dots = dots;
        this.picture = picture;
        this.ready = beginning(picture);
    }

    private static ByteBuffer beginning(PdfPicture picture) {
        byte[] palette = picture.palette();
        int colour = palette != null ? 3 : picture.samples() == 3 ? 2 : 0;
        byte[] header = ByteBuffer.allocate(13)
                .putInt(picture.width())
                .putInt(picture.height())
                .put((byte) picture.bits())
                .put((byte) colour)
                .array();
        byte[] colours = palette == null ? new byte[0] : palette;
        int most = 1 << Math.min(8, picture.bits());
        int used = Math.min(colours.length, most * 3);
        ByteBuffer out = ByteBuffer.allocate(SIGNATURE.length + 12 + 13 + 12 + used + 12 + 2);
        out.put(SIGNATURE);
        chunk(out, "IHDR", header, header.length);
        if (used > 0) {
            chunk(out, "PLTE", colours, used);
        }
        chunk(out, "IDAT", new byte[] {0x78, 0x01}, 2);
        return out.flip();
    }

    private static void chunk(ByteBuffer out, String type, byte[] data, int length) {
        out.putInt(length);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.put(name).put(data, 0, length).putInt((int) crc.getValue());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ready.hasRemaining()) {
            if (ended) {
                return -1;
            }
            ready = row < picture.height() ? nextRow() : end();
        }
        int n = Math.min(length, ready.remaining());
        ready.get(into, offset, n);
        return n;
    }

    private ByteBuffer nextRow() throws IOException {
        row++;
        byte[] bytes = new byte[picture.row() + 1];
        int from = picture.filtered() ? 0 : 1;
        dots.readNBytes(bytes, from, bytes.length - from);
        if (picture.inverted()) {
            for (int i = 1; i < bytes.length; i++) {
                bytes[i] = (byte) ~bytes[i];
            }
        }
        if (bytes[0] < 0 || bytes[0] > 4) {
            throw new IOException("A row of the picture has the filter " + (bytes[0] & 0xFF));
        }
        sum.update(bytes);
        int blocks = (bytes.length + LONGEST_BLOCK - 1) / LONGEST_BLOCK;
        ByteBuffer data = ByteBuffer.allocate(bytes.length + 5 * blocks);
        for (int at = 0; at < bytes.length; at += LONGEST_BLOCK) {
            block(data, bytes, at, Math.min(LONGEST_BLOCK, bytes.length - at), false);
        }
        return idat(data.array());
    }

    private static void block(ByteBuffer out, byte[] bytes, int from, int length, boolean last) {
        out.put((byte) (last ? 1 : 0));
        out.put((byte) length).put((byte) (length >> 8)).put((byte) ~length).put((byte) (~length >> 8));
        out.put(bytes, from, length);
    }

    private static ByteBuffer idat(byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(data.length + 12);
        chunk(out, "IDAT", data, data.length);
        return out.flip();
    }

    private ByteBuffer end() {
        ended = true;
        ByteBuffer last = ByteBuffer.allocate(9);
        block(last, new byte[0], 0, 0, true);
        last.putInt((int) sum.getValue());
        ByteBuffer out = ByteBuffer.allocate(9 + 12 + 12);
        chunk(out, "IDAT", last.array(), 9);
        chunk(out, "IEND", new byte[0], 0);
        return out.flip();
    }

    @Override
    public void close() throws IOException {
        dots.close();
    }
}
