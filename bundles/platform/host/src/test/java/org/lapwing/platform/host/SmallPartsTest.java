package org.lapwing.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {

    @TempDir
    Path folder;

    @Test
    void words_decide_what_is_started() {
        assertThat(Call.of(List.of(), true)).isEqualTo(new Call("window", List.of()));
        assertThat(Call.of(List.of(), false)).isEqualTo(new Call("cli", List.of()));
        assertThat(Call.of(List.of("window", "/a/case"), true)).isEqualTo(new Call("window", List.of("/a/case")));
        assertThat(Call.of(List.of("case", "list"), true)).isEqualTo(new Call("cli", List.of("case", "list")));
    }

    @Test
    void a_worker_gets_what_is_marked_for_it_and_nothing_else() throws Exception {
        Files.writeString(folder.resolve("toolset.json"), """
                {"name": "x", "version": "1", "features": [{"id": "f", "bundles": [
                  {"symbolicName": "parser", "version": "1", "file": "a.jar", "sha256": "00", "worker": "yes"},
                  {"symbolicName": "store", "version": "1", "file": "b.jar", "sha256": "00"},
                  {"symbolicName": "view", "version": "1", "file": "c.jar", "sha256": "00", "for": "window"}]}]}""");
        List<Toolset.Entry> entries = Toolset.read(folder).bundles();

        assertThat(names(entries, "worker")).containsExactly("parser");
        assertThat(names(entries, "cli")).containsExactly("parser", "store");
        assertThat(names(entries, "window")).containsExactly("parser", "store", "view");
    }

    private static List<String> names(List<Toolset.Entry> entries, String application) {
        return entries.stream()
                .filter(entry -> entry.wantedBy(application, "linux", "x86_64"))
                .map(Toolset.Entry::symbolicName)
                .toList();
    }

    @Test
    void a_lock_file_that_points_out_of_the_image_is_refused() throws Exception {
        Files.writeString(folder.resolve("toolset.json"), """
                {"name": "n", "version": "1", "features": [{"id": "f", "bundles": [
                 {"symbolicName": "s", "version": "1", "file": "a/../../evil.jar", "sha256": ""}]}]}
                """);

        assertThatThrownBy(() -> Toolset.read(folder))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("outside the image");
    }

    @Test
    void a_claim_is_one_at_a_time_and_free_again_after_its_end() throws Exception {
        Path run = folder.resolve("run");
        CountDownLatch front = new CountDownLatch(1);
        try (SingleInstance first = SingleInstance.claim(run).orElseThrow()) {
            first.onFront(front::countDown);
            assertThat(SingleInstance.askForFront(run)).isTrue();
            assertThat(front.await(10, TimeUnit.SECONDS)).isTrue();
        }
        Optional<SingleInstance> next = SingleInstance.claim(run);
        assertThat(next).isPresent();
        next.orElseThrow().close();
    }

    @Test
    void a_run_folder_with_a_very_long_path_still_gets_a_socket() throws Exception {
        Path run = folder.resolve("x".repeat(150)).resolve("run");
        try (SingleInstance first = SingleInstance.claim(run).orElseThrow()) {
            first.onFront(() -> {});
            assertThat(SingleInstance.socket(run).toString().length()).isLessThan(100);
            assertThat(SingleInstance.askForFront(run)).isTrue();
        }
    }

    @Test
    void a_cache_goes_with_all_that_is_in_it() throws Exception {
        Path place = folder.resolve("frameworks");
        try (FrameworkCache one = FrameworkCache.open(place)) {
            assertThat(one.folder()).isDirectory();
            Files.writeString(one.folder().resolve("something"), "kept while it runs");
        }
        assertThat(place).isEmptyDirectory();
    }
}
