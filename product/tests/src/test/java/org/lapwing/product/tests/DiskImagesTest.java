package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

/** Its siblings with a reader of their own are in the tests of the store and of the pipeline. */
class DiskImagesTest {

    private static final byte[] NOTE = "The heron stands by the weir.".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void a_file_in_an_image_is_opened_again_only_where_programs_may_run() throws Exception {
        Path image = image();
        String content =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(NOTE));
        Lapwing lapwing = Lapwing.built(folder.resolve("data"));
        String in = folder.resolve("case").toString();
        done(lapwing.run("case", "create", in, "--name", "One"));
        done(lapwing.run("ingest", in, image.toString()));
        done(lapwing.run("explain", in, content, "--verify"));

        authority(lapwing, in, "\"EVIDENCE_INGEST\", \"CONTENT_REVEAL\", \"SEARCH\"");
        Ended refused = lapwing.run("explain", in, content, "--verify");

        assertThat(refused.exitCode()).as(refused.output() + refused.errors()).isEqualTo(3);
        assertThat(refused.output()).contains("note.txt is not opened. ", "TOOL_RUN");
        authority(lapwing, in, "\"EVIDENCE_INGEST\", \"CONTENT_REVEAL\", \"SEARCH\", \"TOOL_RUN\"");
        done(lapwing.run("explain", in, content, "--verify"));
    }

    private void authority(Lapwing lapwing, String in, String functions) throws Exception {
        Path file = Files.writeString(
                folder.resolve("authority.json"),
                "{\"reference\": \"AZ 7/24\", \"issuedBy\": \"District court\", \"functions\": [" + functions + "]}");
        done(lapwing.run("case", "authority", "set", in, file.toString(), "--why", "order of 3 March"));
    }

    private static void done(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output() + ended.errors()).isZero();
    }

    private Path image() throws Exception {
        assumeTrue(installed("mke2fs") && installed("fls"), "needs mke2fs, and The Sleuth Kit");
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.write(tree.resolve("note.txt"), NOTE);
        Path image = folder.resolve("disk.dd");
        Process made = new ProcessBuilder(
                        "sh",
                        "-c",
                        "PATH=$PATH:/usr/sbin:/sbin exec mke2fs -q -t ext4 -d \"$1\" \"$2\" 4M",
                        "sh",
                        tree.toString(),
                        image.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return image;
    }

    private static boolean installed(String program) {
        return Stream.of("/usr/bin", "/usr/sbin", "/sbin", "/usr/local/bin")
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
