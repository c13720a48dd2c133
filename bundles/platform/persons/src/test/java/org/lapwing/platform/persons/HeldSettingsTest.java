package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldSettingsTest {

    @TempDir
    Path folder;

    private JsonFile file;

    @BeforeEach
    void begin() {
        file = new JsonFile(folder.resolve("settings.json"));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for 30 s").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void a_change_of_ones_own_is_in_the_next_answer_and_in_the_file() {
        HeldSettings settings = new HeldSettings(file);
        assertThat(settings.all()).isEmpty();

        settings.change(all -> all.put("look", "dark"));

        assertThat(settings.all()).containsEntry("look", "dark");
        assertThat(file.read()).containsEntry("look", "dark");
    }

    @Test
    void a_change_of_another_process_is_seen_soon_and_nothing_of_it_is_lost_by_ones_own() {
        HeldSettings mine = new HeldSettings(file);
        HeldSettings theirs = new HeldSettings(file);
        theirs.change(all -> all.put("look", "dark"));
        mine.change(all -> all.put("rail", "wide"));
        assertThat(mine.all()).containsEntry("look", "dark");

        theirs.change(all -> all.put("look", "light"));

        until(() -> "light".equals(mine.all().get("look")));
    }

    @Test
    void a_file_that_cannot_be_read_is_said_by_every_answer_until_it_is_mended() throws IOException {
        Path path = folder.resolve("settings.json");
        Files.writeString(path, "{ broken");
        HeldSettings settings = new HeldSettings(file);
        assertThatThrownBy(settings::all)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("settings.json");

        Files.writeString(path, "{\"look\": \"dark\"}");

        until(() -> {
            try {
                return settings.all().containsKey("look");
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }
}
