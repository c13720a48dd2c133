package org.lapwing.platform.pipeline;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class MediaTypeFuzzTest {

    private static final MediaTypes TYPES = new MediaTypes();

    static Stream<byte[]> heads() throws Exception {
        java.io.ByteArrayOutputStream zip = new java.io.ByteArrayOutputStream();
        try (java.util.zip.ZipOutputStream out = new java.util.zip.ZipOutputStream(zip)) {
            out.putNextEntry(new java.util.zip.ZipEntry("[Content_Types].xml"));
            out.write(Checks.utf8("<Types/>"));
            out.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
        }
        byte[] ole = new byte[1024];
        java.nio.ByteBuffer.wrap(ole)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .putLong(0xE11AB1A1E011CFD0L)
                .putShort(30, (short) 9)
                .putShort(576, (short) 26)
                .put(512, "WordDocument".getBytes(java.nio.charset.StandardCharsets.UTF_16LE));
        return Stream.of(
                zip.toByteArray(), ole, Checks.utf8("{\"a\": 1}"), Checks.utf8("A heron, by the weir."), new byte[] {
                    0, 'a', 0, 'b', 0, 'c', 0, 'd'
                });
    }

    @MethodSource("heads")
    @FuzzTest
    void any_bytes_have_a_media_type(byte[] bytes) {
        String type = TYPES.of(bytes, bytes.length, "name.docx");
        Checks.that(type.matches("[a-zA-Z0-9.+_-]+/[a-zA-Z0-9.+_-]+"), "A type of " + type);
        ZipLook.type(bytes, bytes.length);
        OleLook.type(bytes, bytes.length);
        TextLook.isProse(bytes, bytes.length);
        TextLook.isUtf16(bytes, bytes.length);
        TextLook.isJson(bytes, bytes.length);
    }

    @FuzzTest
    void any_name_has_a_media_type(byte[] bytes) {
        String name = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        Checks.that(!TYPES.of(new byte[] {1, 2, 3}, 3, name).isEmpty(), "No type for " + name);
        TYPES.of(Checks.utf8("a heron"), 7, name);
    }
}
