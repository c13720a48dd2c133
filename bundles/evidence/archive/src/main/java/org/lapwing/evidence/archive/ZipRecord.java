package org.lapwing.evidence.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ShownName;

/**
 * What a zip states of one entry, in its table or before its bytes.
 *
 * @param at where the statement stands
 * @param localAt where the header before the bytes stands, as stated
 * @param packed bytes, -1 where it is told only behind them
 * @param size bytes unpacked, -1 where it is told only behind them
 */
record ZipRecord(
        long at,
        int length,
        byte[] rawName,
        byte[] extra,
        int flags,
        int method,
        long crc,
        long packed,
        long size,
        long localAt,
        int dosTime,
        int dosDate) {

    static final int CENTRAL = 0x02014b50;
    static final int LOCAL = 0x04034b50;
    static final int CENTRAL_LENGTH = 46;
    static final int LOCAL_LENGTH = 30;

    private static final int TOLD_BEHIND = 8;
    private static final int UTF_8 = 0x800;
    private static final int AES = 99;
    private static final long OVER = 0xFFFFFFFFL;
    private static final long FILETIME_OF_1970 = 116_444_736_000_000_000L;

    /** By its statement in the table. */
    static ZipRecord central(long at, ByteBuffer fixed, byte[] name, byte[] extra, int length) {
        long size = u32(fixed, 24);
        long packed = u32(fixed, 20);
        long localAt = u32(fixed, 42);
        ByteBuffer large = field(extra, 0x0001);
        if (large != null) {
            size = size == OVER && large.remaining() >= 8 ? large.getLong() : size;
            packed = packed == OVER && large.remaining() >= 8 ? large.getLong() : packed;
            localAt = localAt == OVER && large.remaining() >= 8 ? large.getLong() : localAt;
        }
        return new ZipRecord(
                at,
                length,
                name,
                extra,
                u16(fixed, 8),
                u16(fixed, 10),
                u32(fixed, 16),
                Math.max(-1, packed),
                Math.max(-1, size),
                localAt,
                u16(fixed, 12),
                u16(fixed, 14));
    }

    /** By the header before its bytes. */
    static ZipRecord local(long at, ByteBuffer fixed, byte[] name, byte[] extra) {
        int flags = u16(fixed, 6);
        long size = u32(fixed, 22);
        long packed = u32(fixed, 18);
        ByteBuffer large = field(extra, 0x0001);
        if (large != null) {
            size = size == OVER && large.remaining() >= 8 ? large.getLong() : size;
            packed = packed == OVER && large.remaining() >= 8 ? large.getLong() : packed;
        }
        boolean behind = (flags & TOLD_BEHIND) != 0 && packed == 0;
        return new ZipRecord(
                at,
                LOCAL_LENGTH + name.length + extra.length,
                name,
                extra,
                flags,
                u16(fixed, 8),
                u32(fixed, 14),
                behind ? -1 : Math.max(-1, packed),
                behind ? -1 : Math.max(-1, size),
                at,
                u16(fixed, 10),
                u16(fixed, 12));
    }

    /** The same with how many packed bytes there are. */
    ZipRecord packedTo(long bytes) {
        return new ZipRecord(at, length, rawName, extra, flags, method, crc, bytes, size, localAt, dosTime, dosDate);
    }

    boolean encrypted() {
        return (flags & 1) != 0 || method == AES;
    }

    /** Names that end with a slash are folders, unless bytes are hidden in one. */
    boolean folder() {
        return rawName.length > 0 && rawName[rawName.length - 1] == '/' && size == 0;
    }

    /** Whether the checksum is one that can be compared. */
    boolean sums() {
        return crc != 0 || (flags & TOLD_BEHIND) == 0;
    }

    /** Unicode where it says so or is such; otherwise the code page that the format prescribes. */
    String label() {
        ByteBuffer unicode = field(extra, 0x7075);
        if (unicode != null && unicode.remaining() > 5 && unicode.get() == 1) {
            CRC32 own = new CRC32();
            own.update(rawName);
            if ((unicode.getInt() & OVER) == own.getValue()) {
                byte[] name = new byte[unicode.remaining()];
                unicode.get(name);
                return Labels.of(name, null);
            }
        }
        boolean ours = (flags & UTF_8) != 0 || ShownName.isUtf8(rawName) || !Charset.isSupported("IBM437");
        return ours ? Labels.of(rawName, null) : Labels.of(null, new String(rawName, Charset.forName("IBM437")));
    }

    @Nullable
    Instant modified() {
        ByteBuffer unix = field(extra, 0x5455);
        if (unix != null && unix.remaining() >= 5 && (unix.get() & 1) != 0) {
            return Instant.ofEpochSecond(unix.getInt());
        }
        ByteBuffer windows = field(extra, 0x000a);
        if (windows != null && windows.remaining() >= 16 && windows.getInt(4) == 0x00180001) {
            long ticks = windows.getLong(8) - FILETIME_OF_1970;
            return Instant.ofEpochSecond(Math.floorDiv(ticks, 10_000_000L), Math.floorMod(ticks, 10_000_000L) * 100);
        }
        try {
            // The zone of the clock that it was packed by is not told.
            return LocalDateTime.of(
                            1980 + (dosDate >> 9),
                            dosDate >> 5 & 15,
                            dosDate & 31,
                            dosTime >> 11,
                            dosTime >> 5 & 63,
                            (dosTime & 31) * 2)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ByteBuffer field(byte[] extra, int id) {
        ByteBuffer all = ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN);
        while (all.remaining() >= 4) {
            int found = all.getShort() & 0xFFFF;
            int length = all.getShort() & 0xFFFF;
            if (length > all.remaining()) {
                return null;
            }
            if (found == id) {
                return all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            }
            all.position(all.position() + length);
        }
        return null;
    }

    private static int u16(ByteBuffer from, int at) {
        return from.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer from, int at) {
        return Integer.toUnsignedLong(from.getInt(at));
    }

    @Override
    public String toString() {
        return new String(rawName, StandardCharsets.ISO_8859_1) + " at " + at;
    }
}
