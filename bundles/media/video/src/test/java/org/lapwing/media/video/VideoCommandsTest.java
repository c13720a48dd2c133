package org.lapwing.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.pipeline.LooseHere;
import org.lapwing.platform.pipeline.tools.InstalledTools;
import org.lapwing.product.casekit.RealCase;
import org.lapwing.product.testkit.EnglishTexts;

class VideoCommandsTest implements Output {

    @TempDir
    Path folder;

    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean refused;

    private VideoFiles files() {
        return new VideoFiles(
                EnglishTexts.of(VideoAnalyzer.class),
                LooseHere.of(EnglishTexts.of(InstalledTools.class), List.of()),
                new Ruling(),
                Clips.tools(),
                Clips.HASHERS);
    }

    private Outcome run(Command command, String... words) throws Exception {
        return command.body().run(new Words(List.of(words)), this);
    }

    @Test
    void a_video_has_its_digests_and_time_pdq_and_quality_of_its_frames() throws Exception {
        Path clip = Clips.scenes(folder);
        assertThat(run(
                        new HashVideos(EnglishTexts.of(VideoAnalyzer.class), files()).command(),
                        "--rate",
                        "2",
                        clip.toString()))
                .isEqualTo(Outcome.DONE);
        Map<String, ?> row = rows.getFirst();
        assertThat(row.keySet())
                .extracting(Object::toString)
                .contains("md5", "sha1", "sha256", "duration", "width", "height", "rate", "looked", "poor", "frames");
        assertThat(row.get("mediaType")).isEqualTo("video/mp4");
        assertThat((List<?>) row.get("frames"))
                .hasSizeGreaterThan(16)
                .element(1)
                .asString()
                .matches("\\{time=0\\.5, pdq=[0-9a-f]{64}, quality=[0-9]+\\}");
        assertThat(lines).anyMatch(line -> line.matches("  0\\.50  [0-9a-f]{64}  [0-9]+"));
    }

    @Test
    void what_cannot_be_hashed_is_named_and_the_rest_goes_on() throws Exception {
        Path clip = Clips.scenes(folder);
        Path none = Files.writeString(folder.resolve("none.mp4"), "no video at all");
        Command hash = new HashVideos(EnglishTexts.of(VideoAnalyzer.class), files()).command();
        assertThat(run(hash, none.toString(), folder.resolve("absent.mp4").toString(), clip.toString()))
                .isEqualTo(Outcome.NOT_FULLY);
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("sha256")).isNotNull();
        assertThat(rows.get(1).get("problems").toString()).contains("is not there");
        assertThat(rows.get(2).get("frames")).isNotNull();
        assertThat(notes).hasSize(2);
        for (String wrong : List.of("x", "0", "-1", "31", "NaN")) {
            assertThat(run(hash, "--rate", wrong, clip.toString())).as(wrong).isEqualTo(Outcome.USAGE);
        }
    }

    @Test
    void two_videos_are_compared() throws Exception {
        Path clip = Clips.scenes(folder);
        Path copy = Clips.draw(folder, "copy.mkv", "-i " + clip + " -vf scale=200:150 -c:v mpeg4 -q:v 8");
        Command compare = new CompareVideos(EnglishTexts.of(VideoAnalyzer.class), files(), new SlotIndexes()).command();
        assertThat(run(compare, clip.toString(), copy.toString())).isEqualTo(Outcome.DONE);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("result")).isEqualTo("same");
            assertThat(row.get("asked").toString()).contains("percent=");
            assertThat(row.get("other").toString()).contains("percent=");
        });
        assertThat(lines).anyMatch(line -> line.contains("The same video")).anyMatch(line -> line.contains("%"));
    }

    @Test
    void a_video_with_too_little_in_it_is_not_compared() throws Exception {
        Path black = Clips.draw(
                folder, "black.mp4", "-f lavfi -i color=black:s=320x240:r=5:d=3 -c:v mpeg4 -pix_fmt yuv420p");
        Command compare = new CompareVideos(EnglishTexts.of(VideoAnalyzer.class), files(), new SlotIndexes()).command();
        assertThat(run(compare, black.toString(), black.toString())).isEqualTo(Outcome.NOT_FULLY);
        assertThat(notes).singleElement().asString().contains("too little");
    }

    @Test
    void a_program_runs_only_for_somebody_who_may() throws Exception {
        refused = true;
        Path clip = Clips.scenes(folder);
        assertThatThrownBy(() ->
                        run(new HashVideos(EnglishTexts.of(VideoAnalyzer.class), files()).command(), clip.toString()))
                .isInstanceOf(PolicyRefusal.class);
    }

    private static Hashes hashes(int number) {
        return new Hashes(
                "%032x".formatted(number), "%040x".formatted(number), new ContentId("%064x".formatted(number)));
    }

    private static void analysed(RealCase real, int number, Path file) throws Exception {
        real.item(file.getFileName().toString(), hashes(number), "video/mp4");
        real.said(
                hashes(number),
                "media.video",
                List.of(RealCase.finding(hashes(number), MediaFindings.VIDEO_HASHES, Basis.READ, Said.of(file).value)));
    }

    @Test
    void the_videos_of_a_case_that_are_alike_are_told_and_the_look_is_permitted() throws Exception {
        Path clip = Clips.scenes(folder);
        Path copy = Clips.draw(folder, "copy.mkv", "-i " + clip + " -vf scale=200:150 -c:v mpeg4 -q:v 8");
        Path other = Clips.draw(folder, "other.mp4", "-f lavfi -i life=s=320x240:r=10:mold=10 -t 6 -pix_fmt yuv420p");
        try (RealCase real = new RealCase(folder)) {
            analysed(real, 1, clip);
            analysed(real, 2, copy);
            analysed(real, 3, other);
            String place = real.open().info().folder().toString();
            EnglishTexts texts = EnglishTexts.of(VideoAnalyzer.class);
            Command stacks = new StackVideos(texts, new SlotIndexes(), real.store(), new Consulted()).command();

            assertThat(run(stacks, place)).isEqualTo(Outcome.DONE);
            assertThat(looks).containsExactly("stacks of videos");
            assertThat(rows).singleElement().satisfies(row -> {
                assertThat(row.get("content")).isEqualTo(hashes(1).sha256().sha256());
                assertThat(row.get("alike").toString())
                        .contains("copy.mkv", "result=same")
                        .doesNotContain("other.mp4");
            });

            rows.clear();
            Command like = new LikeVideos(texts, files(), new SlotIndexes(), real.store(), new Consulted()).command();
            assertThat(run(like, place, copy.toString())).isEqualTo(Outcome.DONE);
            assertThat(looks).contains("videos like a file");
            assertThat(rows)
                    .extracting(row -> String.valueOf(row.get("content")))
                    .containsExactly(
                            hashes(1).sha256().sha256(), hashes(2).sha256().sha256());
            assertThat(notes).last().asString().contains("3 videos were compared; 2 are alike");
        }
    }

    private final List<String> looks = new ArrayList<>();

    /** Permits every look, and keeps what it was. */
    private final class Consulted implements Consultations {

        @Override
        public Permit open(Case of, Target target, String what, String reason) {
            looks.add(what);
            return new Permit(Function.TOOL_RUN, "p1", reason, Instant.EPOCH);
        }

        @Override
        public <T, E extends Exception> T search(Case of, String question, String reason, Reading<T, E> asking) {
            throw new AssertionError("Nothing is searched");
        }

        @Override
        public <T, E extends Exception> T reveal(
                Case of, Target target, String what, String reason, Reading<T, E> reading) {
            throw new AssertionError("Nothing is shown");
        }

        @Override
        public void page(Case of, Page page) {
            throw new AssertionError("Nothing is listed");
        }
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
            return name.equals("FILE") && words.getFirst().endsWith("case") ? words.get(1) : words.getFirst();
        }

        @Override
        public List<String> values(String name) {
            List<String> paths =
                    words.stream().filter(each -> each.startsWith("/")).toList();
            return name.equals("OTHER") ? paths.subList(1, paths.size()) : paths;
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
        return Progress.NONE;
    }

    /** Permits, unless the test says no. */
    private final class Ruling implements Policy {

        @Override
        public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                throws PolicyRefusal {
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
