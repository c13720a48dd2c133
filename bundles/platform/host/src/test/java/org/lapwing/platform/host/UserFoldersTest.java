package org.lapwing.platform.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {

    private static final Path HOME = Path.of(System.getProperty("user.home"));
    private static final ThisSystem LINUX = new ThisSystem("linux", "x86_64", false);

    @Test
    void the_base_folders_of_the_desktop_are_kept() {
        UserFolders folders = UserFolders.of(LINUX, Map.of("XDG_DATA_HOME", "/d", "XDG_CACHE_HOME", "/c"));

        assertThat(folders).isEqualTo(new UserFolders(Path.of("/d/lapwing"), Path.of("/c/lapwing")));
    }

    @Test
    void a_base_folder_that_is_not_absolute_does_not_count() {
        UserFolders folders = UserFolders.of(LINUX, Map.of("XDG_DATA_HOME", "relative"));

        assertThat(folders)
                .isEqualTo(new UserFolders(HOME.resolve(".local/share/lapwing"), HOME.resolve(".cache/lapwing")));
    }

    @Test
    void the_home_folder_is_the_one_that_the_environment_names() {
        UserFolders folders = UserFolders.of(LINUX, Map.of("HOME", "/home/other"));

        assertThat(folders.data()).isEqualTo(Path.of("/home/other/.local/share/lapwing"));
    }

    @Test
    void one_variable_takes_everything_to_one_folder() {
        UserFolders folders = UserFolders.of(LINUX, Map.of("LAPWING_DATA", "/all", "XDG_DATA_HOME", "/d"));

        assertThat(folders).isEqualTo(new UserFolders(Path.of("/all"), Path.of("/all/cache")));
    }

    @Test
    void a_mac_keeps_its_library() {
        UserFolders folders = UserFolders.of(new ThisSystem("macosx", "aarch64", true), Map.of());

        assertThat(folders.data()).isEqualTo(HOME.resolve("Library/Application Support/Lapwing"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve("Library/Caches/Lapwing"));
    }
}
