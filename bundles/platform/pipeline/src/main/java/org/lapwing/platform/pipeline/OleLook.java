package org.lapwing.platform.pipeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the older Office formats by the first directory sector of their compound file. */
final class OleLook {

    private static final Map<String, String> STREAMS = Map.of(
            "WordDocument", "application/msword",
            "Workbook", "application/vnd.ms-excel",
            "Book", "application/vnd.ms-excel",
            "PowerPoint Document", "application/vnd.ms-powerpoint",
            "VisioDocument", "application/vnd.visio",
            "__properties_version1.0", "application/vnd.ms-outlook");

    private OleLook() {}

    static @Nullable String type(byte[] bytes, int length) {
        if (length < 512) {
            return null;
        }
        ByteBuffer file = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
        int shift = file.getShort(30);
        if (shift != 9 && shift != 12) {
            return null;
        }
        long at = (Integer.toUnsignedLong(file.getInt(48)) + 1) << shift;
        for (long entry = at; entry + 128 <= Math.min(length, at + (1L << shift)); entry += 128) {
            int here = (int) entry;
            int named = Math.clamp(file.getShort(here + 64) - 2, 0, 62);
            String type = STREAMS.get(new String(bytes, here, named, StandardCharsets.UTF_16LE));
            if (type != null) {
                return type;
            }
        }
        return null;
    }
}
