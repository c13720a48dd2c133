package org.lapwing.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** An Outlook mail with an attached file and an attached mail, made of the streams that MS-OXMSG names. */
final class SavedMail {

    private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;

    private SavedMail() {}

    static byte[] bytes() throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem()) {
            DirectoryEntry root = file.getRoot();
            mail(root, "Boats", "The boats are blue.", 32);
            DirectoryEntry recipient = root.createDirectory("__recip_version1.0_#00000000");
            text(recipient, "3001", "Ben");
            text(recipient, "39FE", "ben@example.org");
            DirectoryEntry attached = root.createDirectory("__attach_version1.0_#00000000");
            text(attached, "3707", "list.txt");
            stream(attached, "__substg1.0_37010102", "one, two".getBytes(StandardCharsets.US_ASCII));
            DirectoryEntry inner = root.createDirectory("__attach_version1.0_#00000001");
            text(inner, "3001", "Sails");
            mail(inner.createDirectory("__substg1.0_3701000D"), "Sails", "The sails are white.", 24);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            file.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static void mail(DirectoryEntry place, String subject, String body, int head) throws IOException {
        text(place, "001A", "IPM.Note");
        text(place, "0037", subject);
        text(place, "1000", body);
        text(place, "0C1A", "Ana");
        text(place, "0C1F", "ana@example.org");
        ByteBuffer properties = ByteBuffer.allocate(head + 16).order(ByteOrder.LITTLE_ENDIAN);
        properties.position(head);
        // PidTagClientSubmitTime, in steps of 100 ns since 1601.
        properties.putInt(0x0039_0040).putInt(6);
        properties.putLong(Instant.parse("2024-03-01T12:00:00Z").toEpochMilli() * 10_000 + TICKS_TO_1970);
        stream(place, "__properties_version1.0", properties.array());
    }

    private static void text(DirectoryEntry place, String property, String value) throws IOException {
        stream(place, "__substg1.0_" + property + "001F", value.getBytes(StandardCharsets.UTF_16LE));
    }

    private static void stream(DirectoryEntry place, String name, byte[] bytes) throws IOException {
        place.createDocument(name, new ByteArrayInputStream(bytes));
    }
}
