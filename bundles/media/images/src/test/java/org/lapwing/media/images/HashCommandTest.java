package org.lapwing.media.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.media.pdq.PdqHasher;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.pipeline.LooseHere;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.testkit.EnglishTexts;

class HashCommandTest implements Output {

    @TempDir
    Path folder;

    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<Function> asked = new ArrayList<>();
    private boolean refused;
    private final List<String> notes = new ArrayList<>();

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] drawn(int width, int height, String format) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, Drawn.patch(x, y));
            }
        }
        return Drawn.encoded(picture, format);
    }

    private Outcome hash(String... words) throws Exception {
        List<ImageHasher> hashers = List.of(new PdqHasher());
        HashCommand command = new HashCommand(
                EnglishTexts.of(ImageAnalyzer.class),
                LooseHere.of(pipelineTexts(), List.of(new AskedHashes(EnglishTexts.of(ImageAnalyzer.class), hashers))),
                new Ruling(),
                new InstalledTools(pipelineTexts()),
                hashers,
                new SlotIndexes());
        return command.commands().getFirst().body().run(new Words(List.of(words)), this);
    }

    static Texts pipelineTexts() throws IOException {
        List<URL> all = Collections.list(
                HashCommandTest.class.getClassLoader().getResources("OSGI-INF/l10n/bundle.properties"));
        Properties english = new Properties();
        for (URL url : all) {
            try (Reader reader = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                english.load(reader);
            }
        }
        return new Texts() {
            @Override
            public String get(String key, Object... arguments) {
                return new MessageFormat(english.getProperty(key, key), Locale.ENGLISH).format(arguments);
            }

            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
    }

    private record Words(List<String> words) implements Invocation {
        @Override
        public boolean flag(String name) {
            return words.contains(name);
        }

        @Override
        public Optional<String> value(String name) {
            int at = words.indexOf(name);
            return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
        }

        @Override
        public String required(String name) {
            return value(name).orElseThrow();
        }

        @Override
        public List<String> values(String name) {
            return words.stream()
                    .filter(each -> each.startsWith("/") && !each.endsWith(".list"))
                    .toList();
        }

        @Override
        public Path path(String word) {
            return Path.of(word);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    @Test
    void a_picture_is_found_in_a_list_also_where_it_is_saved_again_or_mirrored() throws Exception {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        BufferedImage mirrored = new BufferedImage(640, 480, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                picture.setRGB(x, y, Drawn.patch(x, y));
                mirrored.setRGB(639 - x, y, Drawn.patch(x, y));
            }
        }
        hash(file("a.png", Drawn.encoded(picture, "png")).toString());
        Object known = rows.getFirst().get("pdq");
        rows.clear();
        String list = "\uFEFF# ours\r\n" + "0".repeat(64) + ",100,nothing\r\n" + known + ",90,a, b\r\n" + known
                + ",12\r\nno hash\r\n" + known + ",101\r\n";
        Path file = Files.writeString(folder.resolve("known.list"), list);

        Outcome outcome = hash(
                "--like",
                file.toString(),
                file("again.jpg", Drawn.encoded(picture, "jpg")).toString(),
                file("mirrored.jpg", Drawn.encoded(mirrored, "jpg")).toString());

        assertThat(outcome).as("two lines were not read").isEqualTo(Outcome.NOT_FULLY);
        assertThat(notes).anyMatch(note -> note.contains("2 lines") && note.contains("[5, 6]"));
        assertThat(notes).anyMatch(note -> note.contains("1 hashes"));
        assertThat(rows)
                .extracting(row -> String.valueOf(row.get("like")))
                .satisfiesExactly(
                        like -> assertThat(like).contains("line=3", "note=a, b", "orientation=stored"),
                        like -> assertThat(like).contains("line=3", "orientation=mirrored"));
        assertThat(lines).anyMatch(line -> line.contains("line 3") && line.contains("a, b"));
    }

    @Test
    void a_list_that_is_not_there_is_named_and_nothing_is_hashed() throws Exception {
        Path picture = file("a.png", drawn(64, 64, "png"));
        assertThat(hash("--like", folder.resolve("absent.list").toString(), picture.toString()))
                .isEqualTo(Outcome.NOT_FULLY);
        assertThat(notes).singleElement().asString().contains("absent.list");
        assertThat(rows).isEmpty();
    }

    @Test
    void a_picture_has_its_digests_its_hash_and_what_its_file_says() throws Exception {
        byte[] jpeg = Drawn.withSegment(drawn(700, 530, "jpg"), 0xe1, Drawn.ascii("Exif\0\0"), Drawn.exif(6, "Box"));
        assertThat(hash(file("a.jpg", jpeg).toString())).isEqualTo(Outcome.DONE);
        Map<String, ?> row = rows.getFirst();
        assertThat(row.keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "file",
                        "md5",
                        "sha1",
                        "sha256",
                        "mediaType",
                        "pdq",
                        "quality",
                        "family",
                        "width",
                        "height",
                        "orientation");
        assertThat(row.get("family")).isEqualTo("full");
        assertThat(row.get("quality")).isEqualTo(100);
        assertThat(row.get("width")).isEqualTo(700);
        assertThat(row.get("orientation")).isEqualTo(6);
        assertThat(lines).anyMatch(line -> line.contains("sha256")).anyMatch(line -> line.contains("pdq"));
    }

    @Test
    void the_other_family_and_all_orientations_come_when_asked_for() throws Exception {
        String picture = file("a.png", drawn(700, 530, "png")).toString();
        assertThat(hash(picture, "--family", "cli", "--all-orientations")).isEqualTo(Outcome.DONE);
        Map<String, ?> row = rows.getFirst();
        assertThat(row.get("pdq")).isEqualTo("f3375968ee970e99bdc7feed97d89972253a4a8010e3859ad528a45a53d0a641");
        assertThat(row.get("family")).isEqualTo("cli");
        assertThat((Map<?, ?>) row.get("turned")).hasSize(7);
        hash(picture);
        assertThat(rows.get(1).get("pdq"))
                .isEqualTo("f2375968ee970e999dc7feed97d89b72353a488010c3c59acd2aa45a53d0a641");
        assertThat(hash(picture, "--family", "half")).isEqualTo(Outcome.USAGE);
        assertThat(notes).singleElement().asString().contains("half", "full, cli");
    }

    @Test
    void what_cannot_be_read_is_named_and_the_rest_goes_on() throws Exception {
        byte[] png = drawn(300, 200, "png");
        byte[] absurd = png.clone();
        ByteBuffer.wrap(absurd).putInt(16, 60_000).putInt(20, 60_000);
        Outcome outcome = hash(
                file("cut.png", Arrays.copyOf(png, png.length / 2)).toString(),
                file("absurd.png", absurd).toString(),
                folder.resolve("absent.png").toString(),
                folder.toString(),
                file("note.txt", Drawn.ascii("no picture at all\n")).toString(),
                file("whole.png", png).toString());
        assertThat(outcome).isEqualTo(Outcome.NOT_FULLY);
        assertThat(rows).hasSize(6);
        assertThat(rows.get(0).get("sha256")).isNotNull();
        assertThat(rows.subList(0, 4))
                .allSatisfy(row -> assertThat(row.get("problems")).isNotNull());
        assertThat(rows.subList(0, 5))
                .allSatisfy(row -> assertThat(row.get("pdq")).isNull());
        assertThat(rows.get(4).get("mediaType")).isEqualTo("text/plain");
        assertThat(rows.get(4).get("problems")).isNull();
        assertThat(rows.get(5).get("pdq")).isNotNull();
        assertThat(notes)
                .anyMatch(note -> note.contains("cut.png") && note.contains("damaged or cut off"))
                .anyMatch(note -> note.contains("absurd.png") && note.contains("60,000 by 60,000"))
                .anyMatch(note -> note.contains("absent.png") && note.contains("is not there"))
                .anyMatch(note -> note.contains("is no file"));
    }

    @Test
    void a_program_runs_only_for_somebody_who_may() throws Exception {
        refused = true;
        byte[] heic = Drawn.ascii("\0\0\0\030ftypheic\0\0\0\0mif1heic");
        assertThat(hash(file("a.heic", heic).toString())).isEqualTo(Outcome.NOT_FULLY);
        assertThat(asked).containsExactly(Function.TOOL_RUN);
        assertThat(notes).singleElement().asString().contains("needs a competence");
        assertThat(rows.getFirst().get("sha256"))
                .as("what needs no program is done")
                .isNotNull();
        assertThat(hash(file("a.png", drawn(300, 200, "png")).toString())).isEqualTo(Outcome.DONE);
        assertThat(asked).hasSize(1);
    }

    @Override
    public boolean json() {
        return true;
    }

    @Override
    public void object(Map<String, ?> value) {
        throw new AssertionError("Rows were expected");
    }

    @Override
    public void rows() {}

    @Override
    public void row(Map<String, ?> value) {
        rows.add(value);
    }

    @Override
    public void line(String text) {
        lines.add(text);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }

    @Override
    public Progress progress() {
        throw new AssertionError("No progress was expected");
    }

    /** Permits, unless the test says no. */
    private final class Ruling implements Policy {

        @Override
        public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                throws PolicyRefusal {
            asked.add(function);
            if (refused) {
                throw new PolicyRefusal("Running an external program needs a competence.");
            }
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }
}
