package org.lapwing.platform.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.pipeline.EvidenceIngest;
import org.lapwing.product.testkit.EnglishTexts;

/** Workers that were taken over, or are wedged; and what becomes of workers whose parent is killed. */
class BadWorkersTest {

    private final AtomicInteger started = new AtomicInteger();

    @Test
    void one_that_answers_with_noise_is_replaced_and_the_content_given_up() {
        assertThatThrownBy(() -> analyse(says(
                        out -> out.write("HTTP/1.1 200 OK\r\n\r\n".repeat(50).getBytes("US-ASCII")))))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no answer")
                .hasMessageContaining("2 times");
        assertThat(started).hasValue(2);
    }

    @Test
    void one_that_answers_to_another_call_is_not_believed() {
        assertThatThrownBy(() -> analyse(
                        says(out -> Result.end(999, Result.Ending.DONE, "").write(out))))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void one_that_asks_for_bytes_that_are_not_of_the_content_gets_none() {
        assertThatThrownBy(() -> analyse(says(out -> Frame.of(Frame.Kind.WANT, fields -> {
                            fields.writeLong(1);
                            fields.writeInt(0);
                            fields.writeLong(Long.MAX_VALUE);
                            fields.writeInt(1 << 20);
                        })
                        .write(out))))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void one_that_asks_for_what_does_not_lie_beside_the_content_gets_nothing() {
        assertThatThrownBy(() -> analyse(says(out -> Frame.of(Frame.Kind.WANT, fields -> {
                            fields.writeLong(1);
                            fields.writeInt(1);
                            fields.writeLong(0);
                            fields.writeInt(1);
                        })
                        .write(out))))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void one_that_asks_on_without_taking_what_it_asked_for_is_cut_off() {
        assertThatThrownBy(() -> analyse(() -> {
                    started.incrementAndGet();
                    return link(
                            endless(Frame.of(Frame.Kind.WANT, fields -> {
                                fields.writeLong(1);
                                fields.writeInt(0);
                                fields.writeLong(0);
                                fields.writeInt(1);
                            })),
                            new Stuck());
                }))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no answer");
    }

    @Test
    void one_that_says_very_much_in_very_small_pieces_is_cut_off() {
        assertThatThrownBy(() -> analyse(() -> {
                    started.incrementAndGet();
                    return link(endless(Result.problem(1, "")));
                }))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("192");
    }

    /** A greeting, then the same frame for ever. */
    private static InputStream endless(Frame frame) {
        java.io.ByteArrayOutputStream hello = new java.io.ByteArrayOutputStream();
        java.io.ByteArrayOutputStream one = new java.io.ByteArrayOutputStream();
        try {
            Frame.of(Frame.Kind.HELLO, fields -> {
                        fields.writeInt(WorkerLoop.MAGIC);
                        fields.writeInt(WorkerLoop.VERSION);
                        fields.writeLong(1);
                    })
                    .write(hello);
            for (int i = 0; i < 1_000; i++) {
                frame.write(one);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new java.io.SequenceInputStream(new ByteArrayInputStream(hello.toByteArray()), new InputStream() {
            private final byte[] bytes = one.toByteArray();
            private int at;

            @Override
            public int read() {
                at = at == bytes.length ? 0 : at;
                return bytes[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                at = at == bytes.length ? 0 : at;
                int count = Math.min(length, bytes.length - at);
                System.arraycopy(bytes, at, into, offset, count);
                at += count;
                return count;
            }
        });
    }

    /** Takes nothing. */
    private static final class Stuck extends OutputStream {
        private final java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);

        @Override
        public void write(int b) throws IOException {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void close() {
            never.countDown();
        }
    }

    @Test
    void one_that_never_comes_to_an_end_of_its_answer_is_cut_off() {
        assertThatThrownBy(() -> analyse(says(out -> {
                    while (true) {
                        Result.finding(1, "k", 1, Basis.READ, java.util.Map.of("x", "y".repeat(1 << 20)), 1, "Why.")
                                .write(out);
                    }
                })))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("192");
    }

    @Test
    void one_that_falls_silent_is_replaced() {
        assertThatThrownBy(() -> analyse(says(out -> out.flush())))
                .isInstanceOf(WorkerSaid.class)
                .hasMessageContaining("no sign of life");
    }

    @Test
    void one_of_another_protocol_is_none() {
        WorkerPool pool =
                TestWorkers.pool(1, Duration.ofSeconds(1), () -> link(new ByteArrayInputStream(new byte[64])));
        assertThatThrownBy(() -> analyser(pool).analyze(HandOver.of("x"), new Heard()))
                .isInstanceOf(NoWorker.class);
    }

    @Test
    void one_that_has_another_version_of_the_analyser_is_told_and_nothing_is_known_of_the_content() {
        try (WorkerPool pool = TestWorkers.pool(1, Duration.ofSeconds(30), TestWorkers.command("2"))) {
            assertThatThrownBy(() -> analyser(pool).analyze(HandOver.of("x"), new Heard()))
                    .isInstanceOf(NoWorker.class)
                    .hasMessageContaining("test.acting");
        }
    }

    @Test
    void what_an_analyser_started_is_ended_with_it() {
        try (WorkerPool pool = TestWorkers.pool(1, Duration.ofSeconds(30))) {
            IsolatedAnalyzer apart = new IsolatedAnalyzer(
                    new Acting("1").card(), pool, EnglishTexts.of(EvidenceIngest.class), Duration.ofSeconds(2));
            assertThatThrownBy(() -> apart.analyze(HandOver.of("child"), new Heard()))
                    .isInstanceOf(WorkerSaid.class)
                    .hasMessageContaining("longer than 2 s");
        }
        assertThat(goneSoon(() -> commands().noneMatch(line -> line.contains("sleep 987654"))))
                .isTrue();
    }

    @Test
    void the_workers_of_a_process_that_is_killed_end_too_and_leave_nothing() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String marker = "lapwing-worker-" + parent.pid() + "-";
        try {
            assertThat(parent.inputReader().readLine()).isEqualTo("busy");
            assertThat(commands().anyMatch(line -> line.contains(marker))).isTrue();

            parent.destroyForcibly().waitFor();

            assertThat(goneSoon(() -> commands().noneMatch(line -> line.contains(marker))))
                    .isTrue();
            assertThat(goneSoon(() -> left(marker).isEmpty())).isTrue();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** Killed while its worker is in an analysis that does not end. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            WorkerPool pool = TestWorkers.pool(1, Duration.ofSeconds(60));
            Worker worker = pool.take();
            Thread.ofPlatform().start(() -> {
                try {
                    worker.analyse(new Acting("1").card(), HandOver.of("deaf"), Duration.ofMinutes(5));
                } catch (WorkerLost | IOException | InterruptedException e) {
                    System.exit(1);
                }
            });
            Thread.sleep(1_000);
            System.out.println("busy");
        }
    }

    private static List<Path> left(String marker) {
        try (Stream<Path> all = Files.list(Path.of("/dev/shm"))) {
            return all.filter(path -> path.getFileName().toString().startsWith(marker))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Stream<String> commands() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""));
    }

    private static boolean goneSoon(java.util.function.BooleanSupplier gone) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < until) {
            if (gone.getAsBoolean()) {
                return true;
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        return false;
    }

    private interface Saying {
        void to(OutputStream out) throws IOException;
    }

    private void analyse(Link.Starter starter) throws IOException, InterruptedException {
        try (WorkerPool pool = TestWorkers.pool(1, Duration.ofSeconds(1), starter)) {
            analyser(pool).analyze(HandOver.of("x"), new Heard());
        }
    }

    private static IsolatedAnalyzer analyser(WorkerPool pool) {
        return new IsolatedAnalyzer(
                new Acting("1").card(), pool, EnglishTexts.of(EvidenceIngest.class), Duration.ofSeconds(60));
    }

    /** Begins as a worker does, then says what a test wants, then nothing. */
    private Link.Starter says(Saying saying) {
        return () -> {
            started.incrementAndGet();
            PipedInputStream in = new PipedInputStream(1 << 16);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread.ofVirtual().start(() -> {
                try {
                    Frame.of(Frame.Kind.HELLO, fields -> {
                                fields.writeInt(WorkerLoop.MAGIC);
                                fields.writeInt(WorkerLoop.VERSION);
                                fields.writeLong(1);
                            })
                            .write(out);
                    out.flush();
                    saying.to(out);
                    out.flush();
                    Thread.sleep(20_000);
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return link(in);
        };
    }

    private static Link link(InputStream in) {
        return link(in, OutputStream.nullOutputStream());
    }

    private static Link link(InputStream in, OutputStream out) {
        return new Link() {
            @Override
            public InputStream in() {
                return in;
            }

            @Override
            public OutputStream out() {
                return out;
            }

            @Override
            public void close() {
                try {
                    out.close();
                    in.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            @Override
            public String lastWords() {
                return "?";
            }
        };
    }
}
