package org.lapwing.evidence.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.testkit.EnglishTexts;

class PhoneAnalyzerTest {

    private static final String APP =
            "private/var/mobile/Containers/Data/Application/0A1B2C3D-0000-1111-2222-333344445555/";

    private record Archive(String mediaType, byte[] bytes) implements Content {
        @Override
        public ContentId id() {
            return new ContentId("0".repeat(64));
        }

        @Override
        public Hashes hashes() {
            return new Hashes("", "", id());
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String name() {
            return "archive";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Path file() {
            throw new AssertionError("A stream is enough");
        }
    }

    private record Said(Map<String, ?> value, String explanation) {}

    private static List<Said> said(String type, byte[] bytes) throws Exception {
        List<Said> said = new ArrayList<>();
        new PhoneAnalyzer(EnglishTexts.of(PhoneAnalyzer.class)).analyze(new Archive(type, bytes), new FindingSink() {
            @Override
            public void finding(
                    String kind, int version, Basis basis, Map<String, ?> value, double confidence, String why) {
                assertThat(kind).isEqualTo("phone.extraction");
                assertThat(basis).isEqualTo(Basis.INFERRED);
                said.add(new Said(value, why));
            }

            @Override
            public void derived(String kind, byte[] derived) {
                throw new AssertionError(kind);
            }

            @Override
            public void text(CharSequence text) {
                throw new AssertionError(text.toString());
            }

            @Override
            public void problem(String sentence) {
                throw new AssertionError(sentence);
            }
        });
        return said;
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] tar(String... names) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String name : names) {
                TarArchiveEntry entry = new TarArchiveEntry(name, true);
                entry.setSize(3);
                tar.putArchiveEntry(entry);
                tar.write(new byte[3]);
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void the_file_system_of_an_iphone_in_the_packing_of_an_extraction_program_is_named() throws Exception {
        List<Said> said = said(
                "application/zip",
                zip(
                        "extra/KeychainDump/keychain.plist",
                        "filesystem1/" + APP + "Library/Preferences/net.whatsapp.WhatsApp.plist",
                        "filesystem1/private/var/mobile/Library/SMS/sms.db",
                        "filesystem1/private/var/mobile/Media/DCIM/100APPLE/IMG_0001.HEIC",
                        "filesystem1/private/var/mobile/Media/DCIM/100APPLE/IMG_0002.JPG"));

        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.value().get("platform")).isEqualTo("ios");
            assertThat(one.value().get("layout")).isEqualTo("files");
            assertThat(one.value().get("packing")).isEqualTo(List.of("filesystem1", "extra"));
            assertThat(one.value().get("apps")).isEqualTo(List.of("net.whatsapp.WhatsApp"));
            assertThat(one.value().get("databases"))
                    .isEqualTo(List.of("filesystem1/private/var/mobile/Library/SMS/sms.db"));
            assertThat(one.value().get("cameraFiles")).isEqualTo(2L);
            assertThat(one.value().get("namesSeen")).isEqualTo(5L);
            assertThat(one.value().get("whole")).isEqualTo(true);
            assertThat(one.explanation())
                    .isEqualTo("The paths in it are those of the file system of an iPhone or iPad. Apps seen: 1;"
                            + " databases of conversations or contacts: 1; files of the camera: 2.");
        });
    }

    @Test
    void the_file_system_of_an_android_device_in_a_tar_is_named() throws Exception {
        List<Said> said = said(
                "application/x-tar",
                tar(
                        "./data/data/com.whatsapp/databases/msgstore.db",
                        "./data/data/com.whatsapp/databases/wa.db",
                        "./data/user/10/org.telegram.messenger/files/cache4.db",
                        "./data/media/0/DCIM/Camera/1.jpg",
                        "./data/system/packages.xml"));

        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.value().get("platform")).isEqualTo("android");
            assertThat(one.value().get("layout")).isEqualTo("files");
            assertThat(one.value().get("apps")).isEqualTo(List.of("com.whatsapp", "org.telegram.messenger"));
            assertThat((List<?>) one.value().get("databases")).hasSize(3);
            assertThat(one.value().get("cameraFiles")).isEqualTo(1L);
            assertThat(one.value()).doesNotContainKey("packing");
        });
    }

    @Test
    void backups_and_shared_storage_are_told_apart_from_file_systems() throws Exception {
        assertThat(said(
                                "application/zip",
                                zip(
                                        "00008030/Manifest.db",
                                        "00008030/Manifest.plist",
                                        "00008030/Info.plist",
                                        "00008030/3d/3d0d7e5fb2ce288813306e4d4636395e047a3d28"))
                        .getFirst()
                        .value()
                        .get("layout"))
                .isEqualTo("backup");
        assertThat(said(
                                "application/x-tar",
                                tar(
                                        "apps/com.example.chat/_manifest",
                                        "apps/com.example.chat/db/x.db",
                                        "shared/0/DCIM/1.jpg"))
                        .getFirst()
                        .value()
                        .get("layout"))
                .isEqualTo("backup");
        assertThat(said("application/zip", zip("sdcard/DCIM/1.jpg", "sdcard/Download/2.pdf", "sdcard/Pictures/3.png"))
                        .getFirst()
                        .value()
                        .get("layout"))
                .isEqualTo("shared");
    }

    @Test
    void an_ordinary_archive_is_no_phone() throws Exception {
        assertThat(said(
                        "application/zip",
                        zip("photos/DCIM/1.jpg", "photos/DCIM/2.jpg", "data/data/readme.txt", "src/main/x.java")))
                .isEmpty();
        assertThat(said("application/zip", new byte[5_000])).isEmpty();
        assertThat(said("application/x-tar", new byte[5_000])).isEmpty();
    }
}
