package org.lapwing.product.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every perspective with a case open: in both languages, light and dark, and with a bundle that is damaged. */
@ExtendWith(KeepOnFailure.class)
class LooksTest implements KeepOnFailure.Watched {

    private static final Pattern SAID = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[a-zA-Z0-9]+)+");
    private static final List<String> PERSPECTIVES =
            List.of("backlog", "case", "conversations", "media", "people", "search", "toolset");

    /** Words for the palette, the title that it then offers first, and the id of the dialog. */
    private static final List<String[]> DIALOGS = List.of(
            new String[] {"new case", "New case", "case.new"},
            new String[] {"responsible", "Responsible officer", "officer"},
            new String[] {"day of review", "Day of review", "review"},
            new String[] {"authority and", "Authority and its bounds", "authority"},
            new String[] {"change its line", "Exhibit: change its line", "exhibit"},
            new String[] {"somewhere else", "Exhibit: it lies somewhere else", "relocate"},
            new String[] {"new keys", "Members: new keys", "rekey"},
            new String[] {"my breaks", "My breaks", "limits"},
            new String[] {"add task", "Add a task", "ask"});

    @TempDir
    static Path folder;

    private Window window;

    @BeforeAll
    static void aCase() throws Exception {
        Evidence.write(folder.resolve("evidence"));
        command("case", "create", folder.resolve("case").toString(), "--name", "Harbour");
        command(
                "ingest",
                folder.resolve("case").toString(),
                folder.resolve("evidence").toString());
    }

    private static void command(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Window.image().resolve("bin/lapwing").toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("command.txt").toFile());
        builder.environment().put("LAPWING_DATA", folder.resolve("data").toString());
        builder.environment().put("LAPWING_JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("LAPWING_PASSPHRASE_FILE", Window.person(folder).toString());
        Process process = builder.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("command.txt")))
                .isZero();
    }

    @AfterEach
    void close() throws IOException {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public Window window() {
        return window;
    }

    @ParameterizedTest
    @CsvSource({
        "en, light, Conversations",
        "es, light, Conversaciones",
        "en, dark, Conversations",
        "es, dark, Conversaciones"
    })
    void every_perspective_speaks_the_language_in_the_colours_asked_for(
            String language, String theme, String conversations) throws IOException {
        window = Window.open(
                folder,
                Map.of("LAPWING_LOCALE", language),
                List.of("-Dlapwing.workbench.theme=" + theme),
                folder.resolve("case").toString());
        window.says("case.name", "Harbour");
        window.says("rail.lapwing.conversations", conversations);
        int number = 1;
        for (String each : PERSPECTIVES) {
            window.press("Ctrl+" + number);
            window.shows("perspective.lapwing." + each);
            number++;
            assertThat(keys(window.tree()))
                    .as("texts of " + each + " that are missing")
                    .isEmpty();
            assertThat(window.unnamed())
                    .as("controls in " + each + " of which a screen reader could say nothing")
                    .isEmpty();
            assertThat(brightness(window.picture("stage")))
                    .as("brightness of " + each)
                    .matches(bright -> theme.equals("dark") ? bright < 80 : bright > 200);
        }
        assertThat(Evidence.pixels(window.picture())).isZero();
    }

    @Test
    void every_dialog_is_reached_from_the_palette_names_its_controls_and_closes_with_escape() throws IOException {
        window = Window.open(
                folder,
                Map.of(),
                List.of("-Dlapwing.workbench.theme=contrast"),
                folder.resolve("case").toString());
        window.says("case.name", "Harbour");
        window.press("Ctrl+2");
        window.choose("case.exhibits", "evidence");
        for (String[] dialog : DIALOGS) {
            window.run(dialog[0], dialog[1]);
            window.shows(dialog[2]);
            assertThat(window.unnamed())
                    .as("controls in " + dialog[2] + " of which a screen reader could say nothing")
                    .isEmpty();
            assertThat(keys(window.tree()))
                    .as("texts of " + dialog[2] + " that are missing")
                    .isEmpty();
            window.press("Esc");
            Window.until(dialog[2] + " has closed", () -> !window.sees(dialog[2]));
        }
    }

    @Test
    void where_the_language_runs_from_right_to_left_the_window_is_mirrored() throws IOException {
        window = Window.open(
                folder,
                Map.of(),
                List.of("-Dlapwing.workbench.direction=rtl"),
                folder.resolve("case").toString());
        window.says("case.name", "Harbour");
        window.press("Ctrl+2");
        window.shows("perspective.lapwing.case", "case.exhibits");
        assertThat(window.left("rail.lapwing.case"))
                .as("the rail is on the right of what it chooses")
                .isGreaterThan(window.left("stage"));
        assertThat(window.left("inspector")).as("the inspector is on the left").isLessThan(window.left("stage"));
        assertThat(window.left("case.exhibits"))
                .as("what comes first is on the right")
                .isGreaterThan(window.left("case.first"));
    }

    /** What stands on the screen as a bare key, apart from names of bundles, rules and files. */
    private static List<String> keys(String tree) {
        List<String> keys = new ArrayList<>();
        tree.lines().filter(line -> line.contains("#") || line.contains("\"")).forEach(line -> {
            Matcher said = SAID.matcher(line);
            while (said.find()) {
                if (KEY.matcher(said.group(1)).matches() && !said.group(1).matches(".*\\.(png|txt)")) {
                    keys.add(said.group(1));
                }
            }
        });
        return keys;
    }

    /** The brightness that half of the pixels have at least, of 255. */
    private static int brightness(BufferedImage part) {
        List<Integer> all = new ArrayList<>();
        for (int y = 0; y < part.getHeight(); y += 4) {
            for (int x = 0; x < part.getWidth(); x += 4) {
                Color at = new Color(part.getRGB(x, y));
                all.add((at.getRed() + at.getGreen() + at.getBlue()) / 3);
            }
        }
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }

    @Test
    void with_a_damaged_bundle_the_window_opens_without_it_and_names_it() throws IOException {
        Path image = folder.resolve("image");
        copy(Window.image(), image);
        Path damaged;
        try (Stream<Path> bundles = Files.list(image.resolve("bundles"))) {
            damaged = bundles.filter(file -> file.getFileName().toString().startsWith("org.lapwing.chat.ui-"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);

        window = Window.open(
                image, folder, Map.of(), List.of(), folder.resolve("case").toString());
        window.says("case.name", "Harbour");
        window.shows("rail.lapwing.media", "rail.lapwing.toolset");
        assertThat(window.sees("rail.lapwing.conversations")).isFalse();
        window.push("rail.lapwing.toolset");
        Window.until("the damaged bundle is named", () -> window.rows("toolset.bundles").stream()
                .anyMatch(row ->
                        row.contains("org.lapwing.chat.ui") && row.contains("is not the one that the toolset names")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
