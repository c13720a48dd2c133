package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Evidence, a case and the built image, called as a person calls it, in a folder of the test. */
final class Desk implements AutoCloseable {

    private static final long SECONDS = 300;

    final Path folder;
    final Path evidence;
    final Path place;

    /** What starts a command, such as {@code setpriv}; empty for this user. */
    private final List<String> before;

    private final boolean ours;
    private final Path data;

    /** @param data of the profile, which the tests of a class may share: the first command there takes longer */
    Desk(Path folder, Path data) throws IOException {
        this(folder, data, List.of(), true);
    }

    private Desk(Path folder, Path data, List<String> before, boolean ours) throws IOException {
        if (!Files.exists(passphrase(data))) {
            // A file that is made for a moment is its owner's alone. The first command makes the person.
            Path made = Files.createTempFile(Files.createDirectories(data), "passphrase", ".new");
            Files.writeString(made, "of the tests and no secret");
            Files.move(made, passphrase(data), StandardCopyOption.ATOMIC_MOVE);
        }
        this.folder = folder;
        this.data = data;
        this.before = before;
        this.ours = ours;
        this.evidence = Files.createDirectories(folder.resolve("evidence"));
        this.place = folder.resolve("case");
    }

    /** In a folder of its own, which everybody may enter and nobody needs rights to. */
    static Desk of(User user) throws Exception {
        Path folder = Files.createTempDirectory("lapwing-desk");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Desk desk = new Desk(folder, folder.resolve("data"), user.before(), false);
        Files.createDirectory(desk.temporary());
        user.own(folder);
        return desk;
    }

    Path data() {
        return data;
    }

    /** For what processes make and throw away. */
    Path temporary() {
        return folder.resolve("temporary");
    }

    /** The image that the build made. */
    static Path image() {
        String named = System.getProperty("lapwing.image");
        return named == null
                ? Path.of("..", "target", "lapwing").toAbsolutePath().normalize()
                : Path.of(named);
    }

    private static Path passphrase(Path data) {
        return data.resolve("passphrase");
    }

    /** With a file that is sound, so that it shows whether the rest goes on. */
    Desk withCase() throws Exception {
        write("sound.txt", "a wagtail by the weir");
        Ended made = run("case", "create", place.toString(), "--name", "A case");
        assertThat(made.exitCode()).as(made.toString()).isZero();
        return this;
    }

    Path write(String name, String text) throws IOException {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) throws IOException {
        Path file = evidence.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    Ended ingest() throws Exception {
        return run("ingest", place.toString(), evidence.toString());
    }

    /** All items, or those with a problem. */
    List<Map<?, ?>> items(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("case", "items", place.toString(), "--json"));
        words.addAll(List.of(more));
        Ended ended = run(words.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.toString()).isZero();
        return ended.list().stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    Map<?, ?> item(String path) throws Exception {
        return items().stream()
                .filter(item -> path.equals(item.get("path")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in the case"));
    }

    Map<?, ?> counts() throws Exception {
        Ended show = run("case", "show", place.toString(), "--json");
        assertThat(show.exitCode()).as(show.toString()).isZero();
        return (Map<?, ?>) show.object().get("counts");
    }

    /** Whatever was beside it, the sound file was read and is found. */
    void theRestWentOn() throws Exception {
        assertThat(item("sound.txt").get("state")).isEqualTo("READ");
        Ended search = run("search", place.toString(), "wagtail", "--json");
        assertThat(search.list()).as(search.toString()).hasSize(1);
    }

    Ended run(String... words) throws Exception {
        Path output = Files.createTempFile("lapwing", ".out");
        Path errors = Files.createTempFile("lapwing", ".err");
        try {
            Process process = builder(words)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It did not end: " + List.of(words));
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(image().resolve("bin").resolve("lapwing").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                        "LANG", "C.UTF-8",
                        "LAPWING_LOCALE", "en",
                        "LAPWING_JAVA_HOME", System.getProperty("java.home"),
                        "LAPWING_PASSPHRASE_FILE", passphrase(data).toString(),
                        "LAPWING_DATA", data.toString()));
        return builder;
    }

    /** A shell of this user in the folder. */
    void sh(String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-ec", script)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(script).isZero();
    }

    @Override
    public void close() throws Exception {
        // Names that Java cannot say and folders without rights: the system's own tools remove them.
        sh("chmod -R u+rwx evidence case 2>/dev/null || true; rm -rf evidence");
        if (!ours) {
            try (Stream<Path> rest = Files.walk(folder)) {
                for (Path path : rest.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
