package org.lapwing.platform.pipeline.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/** Starts worker processes from the image that this process runs from, with this process's Java. */
final class WorkerCommand implements Link.Starter {

    /** Property of a worker: its folder in memory. */
    static final String TEMP = "lapwing.worker.temp";

    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    /** What a JVM needs besides its heap: classes, compiled code, stacks. */
    private static final long BESIDES = 640L << 20;

    private static final Set<String> KEPT = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "LAPWING_LOCALE",
            "LAPWING_DATA",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "SystemRoot",
            "LOCALAPPDATA",
            "APPDATA",
            "USERPROFILE");

    private final List<String> program;
    private final List<Path> seen;
    private final Texts texts;
    private final long heap;
    private final boolean strict;
    private @Nullable Walls walls;

    /**
     * @param home of the image, as it is without links
     * @param strict whether none is started where a wall is missing
     */
    WorkerCommand(Path home, Texts texts, boolean strict) {
        this(
                List.of(
                        "-Dlapwing.application=worker",
                        "-Dlapwing.home=" + home,
                        "-jar",
                        home.resolve("lib").resolve("host.jar").toString()),
                List.of(home),
                texts,
                Math.clamp(Runtime.getRuntime().maxMemory() / 2, 512L << 20, 1L << 30),
                strict);
    }

    /**
     * @param program what follows the options of the JVM
     * @param seen what it needs of the disk
     */
    WorkerCommand(List<String> program, List<Path> seen, Texts texts, long heap, boolean strict) {
        this.program = program;
        this.seen = seen;
        this.texts = texts;
        this.heap = heap;
        this.strict = strict;
    }

    /** Within these instead of what this system has; for tests of what is missing. */
    synchronized WorkerCommand within(Walls other) {
        walls = other;
        return this;
    }

    @Override
    public Link start() throws IOException {
        Walls around = walls();
        if (strict && !around.whole()) {
            throw new NoWorker(texts.get("worker.strict", missing()));
        }
        Path temp = MemoryFolder.create();
        View view = around.view();
        List<String> command = new ArrayList<>(around.command());
        if (view != null) {
            if (temp == null) {
                throw new IOException(texts.get("worker.memory"));
            }
            command.addAll(view.command(temp));
        }
        command.add(java().resolve("bin").resolve("java").toString());
        command.addAll(options(view == null ? temp : View.TEMP));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT);
        if (view != null) {
            // What the host keeps for the process alone lies in its memory too.
            environment.put("LAPWING_DATA", View.TEMP.resolve("own").toString());
            environment.put("HOME", View.TEMP.toString());
        }
        if (temp != null) {
            builder.directory(temp.toFile());
        }
        try {
            return new Running(builder.start(), temp);
        } catch (IOException e) {
            if (temp != null) {
                MemoryFolder.delete(temp);
            }
            throw e;
        }
    }

    private List<String> options(@Nullable Path temp) {
        List<String> options = new ArrayList<>(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + (heap >> 20) + "m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+UseSerialGC",
                // Twelve times the usual: every worker compiles for itself what only long runs repay.
                "-XX:Tier4InvocationThreshold=60000",
                "-XX:Tier4MinInvocationThreshold=7200",
                "-XX:Tier4CompileThreshold=180000",
                "-XX:Tier4BackEdgeThreshold=480000",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=off",
                "-Djava.awt.headless=true"));
        // Without a folder in memory none at all: what an analyser unpacks is not to lie on a disk.
        Path unpacked = temp == null ? Path.of("/nonexistent") : temp;
        options.add("-Djava.io.tmpdir=" + unpacked);
        options.add("-XX:ErrorFile=" + unpacked.resolve("crash.txt"));
        if (temp != null) {
            options.add("-D" + TEMP + "=" + temp);
        }
        String locale = System.getProperty("lapwing.locale");
        if (locale != null) {
            options.add("-Dlapwing.locale=" + locale);
        }
        // Classes that are ready for use, as this process has them: a worker starts in half the time.
        archives().forEach(archive -> options.add(ARCHIVE + archive));
        return options;
    }

    private static List<Path> archives() {
        return Stream.of(ProcessHandle.current().info().arguments().orElse(new String[0]))
                .filter(argument -> argument.startsWith(ARCHIVE))
                .map(argument -> WorkerPool.real(Path.of(argument.substring(ARCHIVE.length()))))
                .toList();
    }

    private static Path java() throws IOException {
        return Path.of(System.getProperty("java.home")).toRealPath();
    }

    @Override
    public synchronized String missing() {
        Walls built = walls;
        if (built == null || built.whole()) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        if (!built.network()) {
            sentences.add(texts.get("worker.network"));
        }
        if (built.view() == null) {
            sentences.add(texts.get("worker.files"));
        }
        if (!built.bounds()) {
            sentences.add(texts.get("worker.unbounded"));
        }
        return String.join(" ", sentences);
    }

    private synchronized Walls walls() throws IOException {
        Walls built = walls;
        if (built == null) {
            try {
                List<Path> all = new ArrayList<>(seen);
                all.add(java());
                all.addAll(archives());
                built = Walls.of(heap + BESIDES, all);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new java.io.InterruptedIOException();
            }
            walls = built;
        }
        return built;
    }

    /** A process with what it said to its errors last. */
    private static final class Running implements Link {

        private static final int KEPT_ERRORS = 8 << 10;

        private final Process process;
        private final @Nullable Path temp;
        private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

        Running(Process process, @Nullable Path temp) {
            this.process = process;
            this.temp = temp;
            Thread.ofVirtual().name("worker-errors").start(this::drain);
        }

        @Override
        public InputStream in() {
            return process.getInputStream();
        }

        @Override
        public OutputStream out() {
            return process.getOutputStream();
        }

        @Override
        public void close() {
            // The children first: without their parent nobody would know them any more.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            if (temp != null) {
                process.onExit().thenRun(() -> MemoryFolder.delete(temp));
            }
        }

        @Override
        public String lastWords() throws InterruptedException {
            boolean ended = process.waitFor(2, TimeUnit.SECONDS);
            String said;
            synchronized (errors) {
                said = errors.toString(StandardCharsets.UTF_8).strip();
            }
            String status = ended ? String.valueOf(process.exitValue()) : "?";
            String first = said.lines().findFirst().orElse("");
            return first.isEmpty() ? status : status + ", " + (first.length() > 200 ? first.substring(0, 200) : first);
        }

        private void drain() {
            byte[] buffer = new byte[4 << 10];
            try (InputStream in = process.getErrorStream()) {
                for (int n; (n = in.read(buffer)) >= 0; ) {
                    synchronized (errors) {
                        if (errors.size() + n > KEPT_ERRORS) {
                            errors.reset();
                        }
                        errors.write(buffer, 0, n);
                    }
                }
            } catch (IOException e) {
                // It was ended.
                Thread.yield();
            }
        }
    }
}
