package org.lapwing.platform.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ViewTest {

    @TempDir
    Path temp;

    @Test
    void what_lies_in_a_shown_folder_is_shown_once_and_what_is_not_there_is_left_out() throws Exception {
        View view = View.of(List.of(temp, temp.resolve("absent"), Path.of("/usr/lib")));

        assumeThat(view)
                .as("a view of the disk, for which this system has the programs")
                .isNotNull();
        assertThat(view.shown())
                .contains(temp.toRealPath(), Path.of("/usr"))
                .doesNotContain(Path.of("/usr/lib"), temp.resolve("absent"));
    }

    @Test
    void a_program_reads_what_is_shown_writes_to_memory_alone_and_can_take_nothing_down() throws Exception {
        assertThat(tried(List.of()))
                .contains("shown: yes", "hidden: no", "written: no", "in memory: yes", "again: no", "powers: 0");
    }

    @Test
    void it_is_the_same_for_a_user_without_rights() throws Exception {
        assumeThat(Files.isExecutable(Path.of("/usr/bin/setpriv")) && isRoot())
                .as("root, who can become a user without rights, and setpriv")
                .isTrue();

        assertThat(tried(List.of("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")))
                .contains("shown: yes", "hidden: no", "written: no", "in memory: yes", "again: no", "powers: 0");
    }

    private static boolean isRoot() throws Exception {
        return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
    }

    private String tried(List<String> as) throws Exception {
        Path shown = Files.createDirectory(temp.resolve("shown"));
        Files.writeString(shown.resolve("a.txt"), "a");
        Files.writeString(temp.resolve("hidden.txt"), "b");
        // For all to read, but for the wall.
        for (Path path = shown.toRealPath(); path.getNameCount() > 1; path = path.getParent()) {
            path.toFile().setExecutable(true, false);
            path.toFile().setReadable(true, false);
        }
        shown.toFile().setWritable(true, false);
        View view = View.of(List.of(shown));
        assumeThat(view)
                .as("a view of the disk, for which this system has the programs")
                .isNotNull();
        Path on = MemoryFolder.create();
        assumeThat(on).as("a folder in memory").isNotNull();
        try {
            List<String> command = new ArrayList<>(as);
            command.addAll(
                    List.of("/usr/bin/unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--"));
            List<String> bare = new ArrayList<>(command);
            bare.add("/bin/true");
            assumeThat(Walls.succeeds(bare)).as("user namespaces").isTrue();
            command.addAll(view.command(on));
            command.addAll(List.of(
                    "/bin/sh",
                    "-c",
                    """
                    try() { if sh -c "$2" >/dev/null 2>&1; then echo "$1: yes"; else echo "$1: no"; fi; }
                    try shown "cat $1/a.txt"
                    try hidden "cat $2"
                    try written "echo x >$1/b.txt"
                    try "in memory" "echo x >/tmp/b.txt"
                    try again "mount -o remount,bind,rw $1"
                    echo "powers: $(sed -n 's/^CapEff:[[:space:]]*0*//p' /proc/self/status)0"
                    """,
                    "try",
                    shown.toRealPath().toString(),
                    temp.resolve("hidden.txt").toString()));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            assertThat(on).isEmptyDirectory();
            return said;
        } finally {
            MemoryFolder.delete(on);
        }
    }
}
