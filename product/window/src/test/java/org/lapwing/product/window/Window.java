package org.lapwing.product.window;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.harness.Agent;

/** The window of the built image, in a process of its own. Every wait is for a condition, with a limit. */
final class Window implements AutoCloseable {

    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(25);
    private static final int BETWEEN_MILLIS = 25;

    private final OwnScreen screen;
    private final Process process;
    private final Path errors;
    private final SocketChannel channel;
    private final BufferedReader in;
    private final Writer out;

    private Window(OwnScreen screen, Process process, Path errors, SocketChannel channel) {
        this.screen = screen;
        this.process = process;
        this.errors = errors;
        this.channel = channel;
        in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        out = Channels.newWriter(channel, StandardCharsets.UTF_8);
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param folder for its data, its socket and what it says on the console
     * @param options of its JVM
     */
    static Window open(Path folder, Map<String, String> environment, List<String> options, String... words)
            throws IOException {
        return open(image(), folder, environment, options, words);
    }

    /** The image that the build made. */
    static Path image() {
        return Path.of("..", "target", "lapwing").toAbsolutePath().normalize();
    }

    static Window open(Path image, Path folder, Map<String, String> environment, List<String> options, String... words)
            throws IOException {
        OwnScreen screen = new OwnScreen();
        try {
            return open(screen, image, folder, environment, options, words);
        } catch (IOException | RuntimeException | Error failure) {
            screen.close();
            throw failure;
        }
    }

    private static Window open(
            OwnScreen screen,
            Path image,
            Path folder,
            Map<String, String> environment,
            List<String> options,
            String... words)
            throws IOException {
        Path socket = folder.resolve("harness.sock");
        Files.deleteIfExists(socket);
        Path errors = folder.resolve("stderr.txt");
        ProcessBuilder builder = new ProcessBuilder(image.resolve("bin/lapwing").toString(), "window");
        builder.command().addAll(List.of(words));
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("DISPLAY", screen.display());
        builder.environment().put("LAPWING_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LAPWING_DATA", folder.resolve("data").toString());
        builder.environment().put("LAPWING_PASSPHRASE_FILE", person(folder).toString());
        // The archive of classes is made with the harness in the process too.
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:+UnlockDiagnosticVMOptions -XX:+AllowArchivingWithJavaAgent -javaagent:" + harness() + "="
                                + socket + " " + String.join(" ", options));
        builder.environment().putAll(environment);
        builder.redirectError(errors.toFile())
                .redirectOutput(folder.resolve("stdout.txt").toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        AtomicReference<@Nullable SocketChannel> channel = new AtomicReference<>();
        until("the window's process listens", () -> !process.isAlive() || connected(channel, socket));
        SocketChannel connected = channel.get();
        if (connected == null) {
            throw new AssertionError("The window ended at once: " + Files.readString(errors));
        }
        return new Window(screen, process, errors, connected);
    }

    /** Somebody is there and needs not be asked: keys are made once in a folder of data. Returns the file with the passphrase. */
    static Path person(Path folder) throws IOException {
        Path passphrase = folder.resolve("passphrase");
        if (Files.exists(passphrase)) {
            return passphrase;
        }
        Files.createFile(
                passphrase, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passphrase, "of the tests and no secret");
        ProcessBuilder builder = new ProcessBuilder(
                        image().resolve("bin/lapwing").toString(), "person", "create", "Kim")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("person.txt").toFile());
        builder.environment().put("LAPWING_DATA", folder.resolve("data").toString());
        builder.environment().put("LAPWING_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("LAPWING_PASSPHRASE_FILE", passphrase.toString());
        Process process = builder.start();
        until("the person is made", () -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new AssertionError(Files.readString(folder.resolve("person.txt")));
        }
        return passphrase;
    }

    private static boolean connected(AtomicReference<@Nullable SocketChannel> channel, Path socket) {
        try {
            channel.set(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path harness() {
        try {
            Path code = Path.of(Agent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(code) ? code.resolveSibling("org.lapwing.product.harness-0.1.0.jar") : code;
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A condition, looked at again and again. */
    static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    private String ask(String request) {
        String answer;
        try {
            out.write(request.replace("\n", "\\n") + "\n");
            out.flush();
            answer = in.readLine();
        } catch (IOException gone) {
            throw new AssertionError("The window went away at: " + request + "\n" + console(), gone);
        }
        if (answer == null || !answer.startsWith("ok ")) {
            throw new AssertionError(request + ": " + answer);
        }
        return answer.substring(3).replace("\\n", "\n").replace("\\\\", "\\");
    }

    /** What it said on the console. */
    String console() {
        try {
            return Files.readString(errors);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    boolean sees(String id) {
        return Boolean.parseBoolean(ask("sees " + id));
    }

    /** Waits until all of these are on the screen. */
    void shows(String... ids) {
        for (String id : ids) {
            until(id + " is on the screen", () -> sees(id));
        }
    }

    String text(String id) {
        return ask("text " + id);
    }

    void says(String id, String part) {
        until(id + " says " + part, () -> text(id).contains(part));
    }

    /** The rows of a table; the chosen one begins with {@code >}. */
    List<String> rows(String table) {
        String rows = ask("rows " + table);
        return rows.isEmpty() ? List.of() : rows.lines().toList();
    }

    /** Goes down a list by keyboard until the row that holds this text is chosen. */
    void choose(String table, String part) {
        shows(table);
        until(table + " has a row with " + part, () -> rows(table).stream().anyMatch(row -> row.contains(part)));
        ask("focus " + table);
        press("Home");
        for (int step = 0; step < rows(table).size() && !chosen(table).contains(part); step++) {
            press("Down");
        }
        until(part + " is chosen in " + table, () -> chosen(table).contains(part));
    }

    String chosen(String table) {
        return rows(table).stream()
                .filter(row -> row.startsWith("> "))
                .findFirst()
                .orElse("");
    }

    void press(String key) {
        ask("press " + key);
    }

    /** For a key that opens a dialog of the system: it is not waited for. */
    void pressAndLeave(String key) {
        ask("leave " + key);
    }

    /** Into a dialog of the system, and Enter. */
    void answerSystem(String text) {
        ask("blindly " + text);
        ask("blind Enter");
    }

    void hold(String key) {
        ask("hold " + key);
    }

    void release(String key) {
        ask("release " + key);
    }

    void type(String text) {
        ask("type " + text);
    }

    void focus(String id) {
        ask("focus " + id);
    }

    /** A button, a tab or an entry of the rail: focus, then Space. */
    void push(String id) {
        shows(id);
        ask("push " + id);
    }

    /** Runs what the palette finds first for these words. */
    void run(String words, String title) {
        press("Ctrl+k");
        shows("palette.text");
        type(words);
        until("the palette offers " + title, () -> rows("palette.list").stream()
                .findFirst()
                .filter(row -> row.startsWith("> ") && row.contains(title))
                .isPresent());
        press("Enter");
        until("the palette has closed", () -> !sees("palette.text"));
    }

    /** Types into the field of a small dialog and goes on. */
    void answer(String text) {
        shows("ask.text");
        type(text);
        until("the field holds what was typed", () -> text("ask.text").equals(text));
        press("Enter");
        until("the dialog has closed", () -> !sees("ask.text"));
    }

    /** Begins to watch for these methods on the UI thread, and how long it takes to answer. */
    void watch(List<String> methods) {
        ask("watch " + String.join(";", methods));
    }

    /** Ends that; see {@link Watched}. */
    String watched() {
        return ask("watched");
    }

    /** Controls on the screen of which a screen reader could say nothing. */
    List<String> unnamed() {
        return ask("unnamed").lines().toList();
    }

    String tree() {
        return ask("tree");
    }

    /** What is on the screen now. */
    BufferedImage picture() {
        try {
            Path file = Files.createTempFile("screen", ".png");
            ask("shot " + file);
            BufferedImage picture = ImageIO.read(file.toFile());
            Files.delete(file);
            return picture;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Where on the screen a widget begins, in points from the left. */
    int left(String id) {
        return Integer.parseInt(ask("bounds " + id).split(" ")[0]);
    }

    /** The part of the screen that a widget takes. */
    BufferedImage picture(String id) {
        int[] at = Arrays.stream(ask("bounds " + id).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
        BufferedImage screen = picture();
        Rectangle part = new Rectangle(at[0], at[1], at[2], at[3])
                .intersection(new Rectangle(screen.getWidth(), screen.getHeight()));
        return screen.getSubimage(part.x, part.y, part.width, part.height);
    }

    /** The part of the screen that a widget takes, once it is painted: the same in some looks on end. */
    BufferedImage settled(String id) {
        AtomicReference<BufferedImage> last = new AtomicReference<>(picture(id));
        int[] same = {0};
        until(id + " is painted", () -> {
            BufferedImage now = picture(id);
            same[0] = Evidence.differing(last.getAndSet(now), now) == 0 ? same[0] + 1 : 0;
            return same[0] >= 4;
        });
        return last.get();
    }

    /** Writes what is seen to a folder, for the person who has to find out. */
    void keep(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        ask("shot " + folder.resolve(name + ".png").toAbsolutePath());
        Files.writeString(folder.resolve(name + ".txt"), tree() + "\n" + console());
    }

    /** Closes it as a person does, and tells how the process ended. */
    int quit() throws InterruptedException {
        pressAndLeave("Ctrl+q");
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("The window did not close.\n" + console());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        process.toHandle().destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            screen.close();
        }
    }
}
