package org.lapwing.platform.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.pipeline.EvidenceIngest;
import org.lapwing.platform.pipeline.Statements;
import org.lapwing.product.testkit.EnglishTexts;

/** Workers as on other machines: nothing but the bytes of the protocol between them and this process, torn as a network tears them. */
class RemoteWorkersTest {

    @TempDir
    Path elsewhere;

    private final ConcurrentLinkedQueue<Long> pids = new ConcurrentLinkedQueue<>();

    @Test
    void two_remote_workers_say_what_the_analyser_says_in_this_process() throws Exception {
        List<HandOver> contents = new ArrayList<>();
        byte[] large = new byte[7 << 20];
        new Random(5).nextBytes(large);
        contents.add(new HandOver("large.bin", large, Long.MAX_VALUE));
        for (int i = 0; i < 30; i++) {
            contents.add(new HandOver(
                    i + ".txt", ("number " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8), Long.MAX_VALUE));
        }
        List<List<String>> near = new ArrayList<>();
        for (HandOver content : contents) {
            near.add(inThisProcess(content));
        }
        List<List<String>> far = new ArrayList<>();
        try (WorkerPool pool = TestWorkers.pool(2, Duration.ofSeconds(30), this::remote);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Worker first = pool.take();
            Worker second = pool.take();
            pool.giveBack(first);
            pool.giveBack(second);
            List<Future<List<String>>> answers = new ArrayList<>();
            for (HandOver content : contents) {
                answers.add(threads.submit(() -> apart(pool, content)));
            }
            for (Future<List<String>> answer : answers) {
                far.add(answer.get());
            }
            assertThat(pool.size()).isEqualTo(2);
            assertThat(pids).hasSize(2);
        }
        assertThat(far).isEqualTo(near);
    }

    @Test
    void a_content_that_cannot_be_read_to_its_end_fails_as_it_does_in_this_process_and_the_worker_goes_on()
            throws Exception {
        try (WorkerPool pool = TestWorkers.pool(1, Duration.ofSeconds(30), this::remote)) {
            IsolatedAnalyzer apart = analyzer(pool);
            for (int size : new int[] {100, 5 << 20}) {
                HandOver bad = new HandOver("bad.bin", new byte[size], size / 2);
                HandOver worse = new HandOver("worse.bin", new byte[size], 0);

                assertThatThrownBy(() -> apart.analyze(worse, new Heard()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("bad sector");
                if (size > Worker.INLINE) {
                    assertThatThrownBy(() -> apart.analyze(bad, new Heard()))
                            .isInstanceOf(WorkerSaid.class)
                            .hasMessageContaining("bad sector");
                }
            }
            assertThat(apart(pool, HandOver.of("fine"))).isNotEmpty();
            assertThat(pids).hasSize(1);
        }
    }

    private static IsolatedAnalyzer analyzer(WorkerPool pool) {
        return new IsolatedAnalyzer(
                new Acting("1").card(), pool, EnglishTexts.of(EvidenceIngest.class), Duration.ofSeconds(60));
    }

    private static List<String> apart(WorkerPool pool, HandOver content) throws IOException, InterruptedException {
        Statements said = new Statements(content.id(), EnglishTexts.of(EvidenceIngest.class));
        analyzer(pool).analyze(content, said);
        Heard heard = new Heard();
        said.tell(heard);
        return heard.all;
    }

    private List<String> inThisProcess(HandOver content) throws IOException, InterruptedException {
        Statements said = new Statements(content.id(), EnglishTexts.of(EvidenceIngest.class));
        try (HandedContent handed = new HandedContent(
                new HandedContent.Described(content.hashes(), content.size(), content.mediaType(), content.name()),
                content.bytes(),
                (part, length) -> new byte[0],
                elsewhere,
                List.of())) {
            new Acting("1").analyze(handed, said);
        }
        Heard heard = new Heard();
        said.tell(heard);
        return heard.all;
    }

    /** A process that gets no path of this one. */
    private Link remote() throws IOException {
        Path home = Files.createTempDirectory("machine");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-D" + WorkerCommand.TEMP + "=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                TestWorkers.class.getName(),
                "1");
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        pids.add(process.pid());
        assertThat(String.join(" ", command)).doesNotContain(elsewhere.toString());
        return new Link() {
            @Override
            public InputStream in() {
                return torn(process.getInputStream());
            }

            @Override
            public OutputStream out() {
                return process.getOutputStream();
            }

            @Override
            public void close() {
                process.destroyForcibly();
                process.onExit().join();
                MemoryFolder.delete(home);
            }

            @Override
            public String lastWords() throws InterruptedException {
                return String.valueOf(process.waitFor());
            }
        };
    }

    /** In small pieces. */
    private static InputStream torn(InputStream whole) {
        Random random = new Random(11);
        return new FilterInputStream(whole) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1 + random.nextInt(5_000)));
            }
        };
    }
}
