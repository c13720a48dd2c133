package org.lapwing.product.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a case that a window has open are done by the window, which shows what they did. */
@ExtendWith(KeepOnFailure.class)
class HandedToTheWindowTest implements KeepOnFailure.Watched {

    @TempDir
    Path folder;

    private Window window;

    @BeforeEach
    void open() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("letter.txt"), "The boat leaves at noon.");
        window = Window.open(folder, Map.of(), List.of());
        window.press("Ctrl+n");
        window.shows("case.new");
        window.type("Harbour");
        window.press("Tab");
        window.type(folder.resolve("case").toString());
        window.press("Enter");
        window.says("case.name", "Harbour");
        window.run("by its path", "Add evidence");
        window.answer(evidence.toString());
        window.says("job.text", "1 item seen");
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

    @Test
    void a_task_and_evidence_of_a_command_appear_in_the_window() throws Exception {
        window.press("Ctrl+2");
        window.push("tab.lapwing.case.tasks");
        assertThat(window.rows("case.tasks")).isEmpty();

        assertThat(lapwing("task", "add", "ask the school")).contains("handed to it");
        Window.until("the task is there", () -> window.rows("case.tasks").size() == 1);
        assertThat(window.rows("case.tasks").getFirst()).contains("ask the school");

        Path more = Files.createDirectories(folder.resolve("more"));
        Files.writeString(more.resolve("second.txt"), "And comes back in the evening.");
        assertThat(lapwing("ingest", more.toString())).contains("handed to it");
        window.run("evening", "Search this case for “evening”");
        Window.until("it is found", () -> window.rows("search.hits").size() == 1);
        assertThat(window.rows("search.hits").getFirst()).contains("second.txt");
    }

    /** What a command on the case says on its second stream; it has to succeed. */
    private String lapwing(String... words) throws Exception {
        Path errors = folder.resolve("command.txt");
        ProcessBuilder builder =
                new ProcessBuilder(Window.image().resolve("bin/lapwing").toString());
        for (String word : words) {
            builder.command().add(word);
            if (word.equals("add") || word.equals("ingest")) {
                builder.command().add(folder.resolve("case").toString());
            }
        }
        builder.environment().put("LAPWING_DATA", folder.resolve("data").toString());
        builder.environment().put("LAPWING_JAVA_HOME", System.getProperty("java.home"));
        builder.environment()
                .put("LAPWING_PASSPHRASE_FILE", Window.person(folder).toString());
        Process process = builder.redirectError(errors.toFile())
                .redirectOutput(folder.resolve("printed.txt").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(errors);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
