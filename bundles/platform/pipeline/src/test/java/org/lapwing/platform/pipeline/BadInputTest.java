package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.IngestReport;

/** Whatever the evidence is, the item says so and the rest goes on. Each test has a sound file beside the bad one. */
class BadInputTest {

    @TempDir
    Path temp;

    private Path evidence;
    private Rig rig;

    @BeforeEach
    void makeCase() throws Exception {
        evidence = Files.createDirectories(temp.resolve("evidence"));
        rig = new Rig(temp);
        Stuff.write(evidence.resolve("sound.txt"), "a wagtail by the weir");
    }

    @AfterEach
    void closeCase() throws Exception {
        rig.close();
        sh("chmod -R u+rwx . ; rm -rf evidence");
    }

    /** What was sound is in the case, whatever else was there. */
    private IngestReport ingest() throws Exception {
        IngestReport report = rig.ingest(evidence);
        assertThat(report.stopped()).isEmpty();
        assertThat(rig.item("sound.txt").state()).isIn(ItemState.READ, ItemState.PARTIAL);
        assertThat(rig.titlesWith("wagtail")).contains("sound.txt");
        return report;
    }

    private void sh(String script, String... arguments) throws Exception {
        String[] command = new String[arguments.length + 4];
        command[0] = "sh";
        command[1] = "-c";
        command[2] = script;
        command[3] = "sh";
        System.arraycopy(arguments, 0, command, 4, arguments.length);
        Process process =
                new ProcessBuilder(command).directory(temp.toFile()).inheritIO().start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_file_that_may_not_be_read_is_named_with_what_to_do() throws Exception {
        Path secret = Stuff.write(evidence.resolve("secret.txt"), "hidden");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeTrue(denied(secret), "needs a user without root's rights: this one may read everything");

        IngestReport report = ingest();

        Item item = rig.item("secret.txt");
        assertThat(item.state()).isEqualTo(ItemState.UNREADABLE);
        assertThat(item.problem()).contains("may not be read by this user");
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.problems()).containsExactly("secret.txt: " + item.problem());
    }

    private static boolean denied(Path file) {
        try {
            Files.readAllBytes(file);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void links_that_go_round_are_noted_and_not_followed() throws Exception {
        Files.createSymbolicLink(evidence.resolve("loop"), evidence);
        Files.createSymbolicLink(evidence.resolve("self"), Path.of("self"));
        Files.createSymbolicLink(evidence.resolve("out"), Path.of("/etc/passwd"));

        IngestReport report = ingest();

        assertThat(report.items()).isEqualTo(4);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(report.problems()).extracting(line -> line.split(":")[0]).containsExactly("loop", "out", "self");
        assertThat(rig.item("loop").state()).isEqualTo(ItemState.SEALED);
        assertThat(rig.item("out").problem()).contains("/etc/passwd").contains("not followed");
        assertThat(rig.item("out").content()).isNull();
    }

    @Test
    void names_that_are_not_utf8_or_hold_control_characters_are_shown_escaped_and_open_again() throws Exception {
        sh(
                "printf strange > \"$(printf 'evidence/n\\377\\376m.txt')\"; printf ctl > \"$(printf 'evidence/a\\033[31mb\\nc.txt')\"");
        assumeTrue(rigCanName(), "needs a file system that takes names that are not UTF-8");

        ingest();

        for (String path : new String[] {"n\\xff\\xfem.txt", "a\\x1b[31mb\\x0ac.txt"}) {
            Item item = rig.item(path);
            assertThat(item.state()).isEqualTo(ItemState.READ);
            try (var in = rig.target.evidence().open(item.content())) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isIn("strange", "ctl");
            }
        }
    }

    private boolean rigCanName() throws IOException {
        try (var files = Files.list(evidence)) {
            return files.count() == 3;
        }
    }

    @Test
    void an_empty_file_is_an_item_like_any_other() throws Exception {
        Stuff.write(evidence.resolve("empty.jpg"), new byte[0]);

        IngestReport report = ingest();

        Item item = rig.item("empty.jpg");
        assertThat(item.state()).isEqualTo(ItemState.READ);
        assertThat(item.size()).isZero();
        assertThat(item.mediaType()).isEqualTo("application/x-empty");
        assertThat(report.failed()).isZero();
    }

    @Test
    void a_gigabyte_of_zeros_in_a_megabyte_stays_closed() throws Exception {
        Stuff.write(evidence.resolve("bomb.zip"), Stuff.bomb());

        IngestReport report = ingest();

        Item item = rig.item("bomb.zip!/zeros.bin");
        assertThat(item.state()).isEqualTo(ItemState.SEALED);
        assertThat(item.problem()).contains("fill a disk");
        assertThat(report.bytes()).isLessThan(10L << 20);
    }

    @Test
    void a_gigabyte_of_zeros_without_a_table_of_contents_is_broken_off() throws Exception {
        byte[] bomb = Stuff.bomb();
        Stuff.write(evidence.resolve("bomb.zip"), Arrays.copyOf(bomb, bomb.length - 30));

        IngestReport report = ingest();

        assertThat(rig.item("bomb.zip!/zeros.bin").state()).isEqualTo(ItemState.SEALED);
        assertThat(report.bytes()).isLessThan(1L << 30);
    }

    @Test
    void ten_thousand_zips_in_each_other_are_followed_to_the_bound() throws Exception {
        Stuff.write(evidence.resolve("nest.zip"), Stuff.nested(10_000, new byte[] {'x'}));

        ingest();

        assertThat(rig.items()).hasSizeBetween(10, 20);
        Item last = rig.items().getLast();
        assertThat(last.state()).isEqualTo(ItemState.SEALED);
        assertThat(last.problem()).contains("containers deep");
    }

    @Test
    void a_zip_that_is_cut_short_yields_its_whole_entries() throws Exception {
        byte[] zip = Stuff.zip(new String[] {"first.txt", "second.txt"}, new byte[][] {
            "a plover on the moor".getBytes(StandardCharsets.UTF_8),
            new java.util.Random(1)
                    .doubles(4_000)
                    .mapToObj(Double::toString)
                    .reduce("", String::concat)
                    .getBytes(StandardCharsets.UTF_8)
        });
        Stuff.write(evidence.resolve("cut.zip"), Arrays.copyOf(zip, zip.length / 2));

        IngestReport report = ingest();

        assertThat(rig.item("cut.zip").state()).isEqualTo(ItemState.PARTIAL);
        assertThat(rig.item("cut.zip").problem()).contains("table of contents");
        assertThat(rig.item("cut.zip!/first.txt").state()).isEqualTo(ItemState.READ);
        assertThat(rig.item("cut.zip!/second.txt").state()).isEqualTo(ItemState.UNREADABLE);
        assertThat(rig.titlesWith("plover")).containsExactly("first.txt");
        assertThat(report.failed()).isEqualTo(2);
    }

    @Test
    void entries_with_one_name_and_names_that_lead_out_are_labels_only() throws Exception {
        byte[] zip = Stuff.zip(
                new String[] {"../../../../tmp/lapwing-escape.txt", "same.txt", "samf.txt"},
                new byte[][] {{'1'}, {'2'}, {'3'}});
        String changed = new String(zip, StandardCharsets.ISO_8859_1).replace("samf", "same");
        Stuff.write(evidence.resolve("odd.zip"), changed.getBytes(StandardCharsets.ISO_8859_1));

        ingest();

        assertThat(rig.items().stream().filter(item -> item.path().equals("odd.zip!/same.txt")))
                .hasSize(2);
        assertThat(rig.item("odd.zip!/../../../../tmp/lapwing-escape.txt").state())
                .isEqualTo(ItemState.READ);
        assertThat(Path.of("/tmp/lapwing-escape.txt")).doesNotExist();
    }

    @Test
    void a_json_that_is_cut_in_the_middle_is_still_searchable() throws Exception {
        Stuff.write(evidence.resolve("result.json"), "{\"messages\": [{\"text\": \"the curlew called\"}, {\"te");

        ingest();

        assertThat(rig.item("result.json").mediaType()).isEqualTo("application/json");
        assertThat(rig.titlesWith("curlew")).containsExactly("result.json");
    }

    @Test
    void a_path_of_four_thousand_characters_is_read_or_noted() throws Exception {
        // Perl is part of every Debian; a shell loses its way beyond what a path can hold.
        sh("""
                cd evidence && perl -e '
                    my $part = "0" x 200;
                    for my $i (1..25) {
                        mkdir $part or die; chdir $part or die;
                        if ($i == 19) { open my $f, ">", "deep.txt" or die; print $f "deep"; close $f; }
                    }
                    open my $f, ">", "deeper.txt" or die; print $f "deeper"; close $f;'
                """);

        IngestReport report = ingest();

        assertThat(rig.items()).anySatisfy(item -> {
            assertThat(item.name()).isEqualTo("deep.txt");
            assertThat(item.path().length()).isGreaterThan(3_800);
            assertThat(item.state()).isEqualTo(ItemState.READ);
        });
        assertThat(rig.items()).anySatisfy(item -> {
            assertThat(item.state()).isEqualTo(ItemState.UNREADABLE);
            assertThat(item.problem()).contains("longer than this system can open");
        });
        assertThat(report.failed()).isEqualTo(1);
    }

    @Test
    void a_pipe_is_noted_and_never_opened() throws Exception {
        sh("mkfifo evidence/pipe");

        ingest();

        assertThat(rig.item("pipe").state()).isEqualTo(ItemState.SEALED);
    }

    @Test
    void what_a_library_says_of_bytes_is_not_quoted() throws Exception {
        rig.analyzers.add(new Probe(
                "test.library", "1", (content, findings) -> new GZIPInputStream(content.open()).readAllBytes()));

        IngestReport report = ingest();

        assertThat(report.problems().getFirst())
                .contains("damaged, cut short or not built as its type demands")
                .doesNotContain("GZIP");
    }

    @Test
    void an_analyser_that_throws_fails_on_its_content_and_what_it_said_is_kept_as_partial() throws Exception {
        rig.analyzers.add(new Probe("test.thrower", "1", (content, findings) -> {
            findings.finding("test.kind", 1, Basis.READ, Map.of("a", 1), 1, "Before it fell.");
            throw new IllegalStateException("fell over");
        }));

        IngestReport report = ingest();

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.problems().getFirst())
                .startsWith("sound.txt: “test.thrower” did not come to its end.")
                .contains("does not expect (IllegalStateException)")
                .doesNotContain("fell over");
        assertThat(rig.target.findings().failures(rig.item("sound.txt").content()))
                .extracting(failure -> failure.analyzer())
                .containsExactly("test.thrower");
        assertThat(rig.item("sound.txt").state()).isEqualTo(ItemState.PARTIAL);
        assertThat(rig.item("sound.txt").problem()).contains("does not expect");
        assertThat(rig.target.findings().on(Target.of(rig.item("sound.txt").content())))
                .extracting(Finding::partial)
                .containsExactly(true);
    }

    @Test
    void an_analyser_that_fails_again_and_again_is_told_of_once_and_first() throws Exception {
        rig.limits = rig.oneHand();
        for (int i = 0; i < 5; i++) {
            Stuff.write(evidence.resolve("more" + i + ".txt"), "more " + i);
        }
        rig.analyzers.add(new Probe("test.thrower", "1", (content, findings) -> {
            throw new IllegalStateException("fell over");
        }));
        rig.analyzers.add(new Probe("test.at-times", "1", (content, findings) -> {
            if (content.name().startsWith("more") && content.name().charAt(4) % 2 == 0) {
                throw new IllegalStateException("fell over");
            }
        }));

        IngestReport report = ingest();

        assertThat(report.problems().getFirst()).startsWith("“test.thrower” failed 3 times in a row");
        assertThat(report.problems().stream().filter(line -> line.contains("in a row")))
                .hasSize(1);
        assertThat(report.failed()).isEqualTo(6);
    }

    @Test
    void errors_of_the_machine_in_an_analyser_are_failures_of_the_analyser() throws Exception {
        rig.analyzers.add(new Probe("test.deep", "1", (content, findings) -> deeper(0)));
        rig.analyzers.add(new Probe("test.eater", "1", (content, findings) -> {
            Object[] eaten = new Object[1];
            while (true) {
                eaten = new Object[] {eaten, new long[Integer.MAX_VALUE - 8]};
            }
        }));
        rig.analyzers.add(new Probe("test.linker", "1", (content, findings) -> {
            throw new NoClassDefFoundError("org/example/Gone");
        }));

        ingest();

        assertThat(rig.target.findings().failures(rig.item("sound.txt").content()))
                .extracting(failure -> failure.analyzer())
                .containsExactlyInAnyOrder("test.deep", "test.eater", "test.linker");
    }

    @Test
    void no_space_in_the_middle_stops_with_a_sentence_and_the_next_run_completes() throws Exception {
        for (int i = 0; i < 60; i++) {
            Stuff.write(evidence.resolve("more" + i + ".txt"), "more " + i);
        }
        Probe full = new Probe("test.full", "1", (content, findings) -> {
            if (content.name().equals("more7.txt")) {
                throw new IOException("No space left on device");
            }
        });
        rig.analyzers.add(full);

        IngestReport stopped = rig.ingest(evidence);

        assertThat(stopped.stopped()).contains("no space left").contains("it goes on from there");
        rig.analyzers.remove(full);
        rig.reopen();
        ingest();
        assertThat(rig.items()).hasSize(61);
        assertThat(rig.titlesWith("more")).hasSize(60);
    }

    private static int deeper(int level) {
        return level < 0 ? 0 : deeper(level + 1) + 1;
    }

    @Test
    void an_analyser_that_hangs_is_stopped_and_the_others_go_on() throws Exception {
        hangs(content -> sleep());
    }

    @Test
    void an_analyser_that_does_not_listen_is_left_alone_and_the_others_go_on() throws Exception {
        hangs(content -> {
            while (!Thread.currentThread().getName().isEmpty()) {
                sleepUnheard();
            }
        });
    }

    private void hangs(Consumer<String> hang) throws Exception {
        rig.hurry(Duration.ofMillis(300), Duration.ofMillis(200));
        rig.analyzers.add(new Probe("test.a-hanger", "1", (content, findings) -> hang.accept(content.name())));
        Probe after = new Probe("test.z-after", "1", (content, findings) -> {});
        rig.analyzers.add(after);
        for (int i = 0; i < 5; i++) {
            Stuff.write(evidence.resolve("more" + i + ".txt"), "more " + i);
        }

        IngestReport report = ingest();

        assertThat(after.calls).hasValue(6);
        assertThat(report.failed()).isEqualTo(6);
        assertThat(rig.target.findings().failures(rig.item("sound.txt").content()))
                .extracting(failure -> failure.analyzer())
                .containsExactly("test.a-hanger");
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException("woken", e);
        }
    }

    private static void sleepUnheard() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            // It does not listen: that is the point.
            Thread.yield();
        }
    }

    @Test
    void a_binary_file_that_begins_like_text_is_not_taken_apart_into_words() throws Exception {
        byte[] bytes = new byte[20_000];
        new java.util.Random(7).nextBytes(bytes);
        byte[] begin = "bittern ".repeat(80).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(begin, 0, bytes, 0, begin.length);
        Stuff.write(evidence.resolve("half.txt"), bytes);

        ingest();

        assertThat(rig.titlesWith("bittern")).isEmpty();
    }

    @Test
    void a_name_does_not_make_text_of_bytes() throws Exception {
        byte[] bytes = new byte[4_000];
        new java.util.Random(8).nextBytes(bytes);
        Stuff.write(evidence.resolve("noise.txt"), bytes);

        ingest();

        assertThat(rig.item("noise.txt").mediaType()).isEqualTo("application/octet-stream");
    }
}
