package org.lapwing.platform.pipeline.tools;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of one program: no shell, next to no environment, a folder of its own, bounded time and output, killed with its children. */
final class Box {

    private static final int MOST_ERRORS = 64 << 10;

    private Box() {}

    /** How a program ended. */
    record Ended(int status, byte[] output, String errors, boolean tooLong, boolean tooMuch) {}

    static Ended run(List<String> command, Map<String, String> environment, Duration limit, int maxOutput)
            throws IOException, InterruptedException {
        Path folder = folder();
        Process process = null;
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("TMPDIR", folder.toString());
            process = builder.start();
            process.getOutputStream().close();
            return watched(process, limit, maxOutput);
        } finally {
            if (process != null) {
                kill(process);
            }
            delete(folder);
        }
    }

    /** Starts a program; its output is read while it runs. */
    static Started start(List<String> command, Map<String, String> environment, Duration limit) throws IOException {
        Path folder = folder();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("TMPDIR", folder.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            return new Started(process, folder, limit);
        } catch (IOException e) {
            delete(folder);
            throw e;
        }
    }

    /** A program that runs, watched until its time is over. */
    static final class Started {

        private final Process process;
        private final Path folder;
        private final Drain errors;
        private final Thread watch;
        private volatile boolean late;

        private Started(Process process, Path folder, Duration limit) {
            this.process = process;
            this.folder = folder;
            this.errors = new Drain(process.getErrorStream(), MOST_ERRORS, () -> {});
            this.watch = Thread.ofVirtual().start(() -> {
                try {
                    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                        late = true;
                        kill(process);
                    }
                } catch (InterruptedException e) {
                    // Closed; nobody waits for it any more.
                    Thread.currentThread().interrupt();
                }
            });
        }

        InputStream output() {
            return process.getInputStream();
        }

        /** Waits for its end. */
        Ended ended() throws InterruptedException {
            int status = process.waitFor();
            errors.thread.join(500);
            String said = new String(errors.bytes(), StandardCharsets.UTF_8).strip();
            return new Ended(status, new byte[0], said, late, false);
        }

        void close() {
            watch.interrupt();
            kill(process);
            try {
                process.getInputStream().close();
                delete(folder);
            } catch (IOException e) {
                System.getLogger(Box.class.getName())
                        .log(System.Logger.Level.DEBUG, "The folder of a program stays: " + folder, e);
            }
        }
    }

    private static Ended watched(Process process, Duration limit, int maxOutput) throws InterruptedException {
        Drain errors = new Drain(process.getErrorStream(), MOST_ERRORS, () -> {});
        Drain output = new Drain(process.getInputStream(), maxOutput, () -> kill(process));
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            kill(process);
        }
        output.thread.join(2_000);
        errors.thread.join(500);
        return new Ended(
                ended ? process.exitValue() : -1,
                output.bytes(),
                new String(errors.bytes(), StandardCharsets.UTF_8).strip(),
                !ended && !output.over,
                output.over);
    }

    private static void kill(Process process) {
        // The children first: without their parent nobody would know them any more.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static Path folder() throws IOException {
        Path made = Files.createTempDirectory("lapwing-tool");
        if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        }
        return made;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Reads a stream to its end and keeps the beginning. */
    private static final class Drain {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final Thread thread;
        private volatile boolean over;

        Drain(InputStream in, int most, Runnable whenOver) {
            thread = Thread.ofVirtual().start(() -> drain(in, most, whenOver));
        }

        private void drain(InputStream in, int most, Runnable whenOver) {
            byte[] buffer = new byte[16 << 10];
            try (in) {
                for (int n; (n = in.read(buffer)) >= 0; ) {
                    synchronized (kept) {
                        int room = most - kept.size();
                        kept.write(buffer, 0, Math.min(n, room));
                        if (n > room && !over) {
                            over = true;
                            whenOver.run();
                        }
                    }
                }
            } catch (IOException e) {
                // The program was killed; what it said before is kept.
                Thread.yield();
            }
        }

        byte[] bytes() {
            synchronized (kept) {
                return kept.toByteArray();
            }
        }
    }
}
