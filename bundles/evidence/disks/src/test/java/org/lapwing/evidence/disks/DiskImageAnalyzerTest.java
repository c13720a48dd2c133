package org.lapwing.evidence.disks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class DiskImageAnalyzerTest {

    @TempDir
    Path folder;

    private final DiskImageAnalyzer analyzer = new DiskImageAnalyzer(
            new InstalledTools(EnglishTexts.of(InstalledTools.class)), EnglishTexts.of(DiskReader.class));

    private record Image(Path file, String mediaType) implements Content {
        @Override
        public ContentId id() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Hashes hashes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "image";
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    private static final class Said implements FindingSink {
        final Map<String, Map<String, ?>> findings = new LinkedHashMap<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String why) {
            findings.put(kind, value);
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            throw new AssertionError();
        }

        @Override
        public void text(CharSequence text) {
            throw new AssertionError();
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }

    private Said said(Path image, String type) throws Exception {
        Said said = new Said();
        analyzer.analyze(new Image(image, type), said);
        return said;
    }

    private static String hash(String algorithm, Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
    }

    @Test
    void the_hashes_that_an_e01_carries_are_verified_and_stated() throws Exception {
        Images images = new Images(folder);
        Path raw = images.disk("disk.raw", images.fat());

        Said said = said(images.e01(raw), "application/x-ewf");

        Map<String, ?> image = said.findings.get("disk.image");
        assertThat(image.get("form")).isEqualTo("EWF (E01)");
        assertThat(image.get("bytes")).isEqualTo(Files.size(raw));
        assertThat(image.get("stored")).isEqualTo(Map.of("md5", hash("MD5", raw), "sha1", hash("SHA-1", raw)));
        assertThat(image.get("computed")).isEqualTo(image.get("stored"));
        assertThat(image.get("verified")).isEqualTo(true);
        assertThat(image.get("acquisition").toString())
                .contains("Case number=7")
                .contains("Examiner name=Officer");
        assertThat(image.get("partitions").toString()).contains("firstSector=2048");
        assertThat(said.problems).isEmpty();
    }

    @Test
    void an_e01_with_one_bit_turned_is_named_with_both_hashes() throws Exception {
        Images images = new Images(folder);
        Path raw = images.disk("disk.raw", images.fat());
        Path e01 = images.e01(raw);
        byte[] bytes = Files.readAllBytes(e01);
        bytes[bytes.length / 2] ^= 4;
        Path turned = folder.resolve("turned.E01");
        Files.write(turned, bytes);

        Said said = said(turned, "application/x-ewf");

        assertThat(said.findings.get("disk.image").get("verified")).isEqualTo(false);
        assertThat(said.problems)
                .singleElement()
                .asString()
                .contains(hash("MD5", raw))
                .contains("changed or damaged");
    }

    @Test
    void forms_that_the_programs_do_not_know_say_how_large_the_disk_is() throws Exception {
        Images images = new Images(folder);
        Path raw = images.disk("disk.raw", images.fat());

        Said said = said(images.converted(raw, "qcow2", "qcow2"), "application/x-qcow2");

        assertThat(said.findings.get("disk.image").get("form")).isEqualTo("qcow2");
        assertThat(said.findings.get("disk.image").get("bytes")).isEqualTo(Files.size(raw));
    }

    @Test
    void a_raw_image_says_its_size_and_its_partitions_and_claims_no_hash() throws Exception {
        Images images = new Images(folder);

        Said said = said(images.disk("disk.raw", images.fat()), "application/x-raw-disk-image");

        assertThat(said.findings.get("disk.image").keySet()).isEqualTo(java.util.Set.of("form", "bytes", "partitions"));
        assertThat(said.problems).isEmpty();
    }
}
