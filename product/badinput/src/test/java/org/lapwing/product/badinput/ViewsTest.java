package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static List<String> changed(String lines) {
        Trace trace = new Trace(Path.of("/desk"));
        lines.lines().forEach(trace::read);
        return trace.changed();
    }

    @Test
    void names_on_a_disk_in_memory_are_left_out_from_the_change_of_the_root_on() {
        assertThat(changed("""
                        10 clone(child_stack=NULL, flags=SIGCHLD) = 11
                        11 mkdir("/before-the-change", 0755) = 0
                        11 vfork( <unfinished ...>
                        12 pivot_root(".", "before") = 0
                        11 <... vfork resumed>)              = 3 /* 12 in strace's PID NS */
                        11 mkdir("/own", 0755) = 0
                        11 clone3({flags=CLONE_VM|CLONE_THREAD} <unfinished ...>
                        13 openat(AT_FDCWD</>, "/tmp/own", O_RDWR|O_CREAT, 0600) = 5</tmp/own>
                        11 <... clone3 resumed> => {parent_tid=[4]}, 88) = 4 /* 13 in strace's PID NS */
                        13 unlink("/tmp/own") = 0
                        10 mkdir("/of-the-others", 0755) = 0
                        """)).containsExactly("/before-the-change", "/of-the-others");
    }

    @Test
    void a_root_that_could_not_be_changed_is_the_one_of_all() {
        assertThat(changed("""
                        10 clone(child_stack=NULL, flags=SIGCHLD) = 11
                        11 pivot_root(".", "before") = -1 EPERM (Operation not permitted)
                        11 mkdir("/made", 0755) = 0
                        """)).containsExactly("/made");
    }

    @Test
    void a_number_that_is_used_again_is_that_of_another_program() {
        assertThat(changed("""
                        10 clone(child_stack=NULL, flags=SIGCHLD) = 11
                        11 vfork() = 12
                        12 pivot_root(".", "before") = 0
                        11 vfork() = 13
                        13 mkdir("/own", 0755) = 0
                        10 clone(child_stack=NULL, flags=SIGCHLD) = 13
                        13 mkdir("/made", 0755) = 0
                        """)).containsExactly("/made");
    }

    @Test
    void a_name_without_a_folder_is_in_the_one_that_its_program_went_to() {
        assertThat(changed("""
                        10 chdir("/one") = 0
                        10 clone(child_stack=NULL, flags=SIGCHLD) = 11
                        11 mkdir("with-its-parent", 0755) = 0
                        11 chdir("further") = 0
                        11 mkdir("gone-on", 0755) = 0
                        11 fchdir(3</two>) = 0
                        11 mkdir("elsewhere", 0755) = 0
                        10 mkdir("stayed", 0755) = 0
                        12 mkdir("at-the-beginning", 0755) = 0
                        """))
                .containsExactly(
                        "/one/with-its-parent",
                        "/one/further/gone-on",
                        "/two/elsewhere",
                        "/one/stayed",
                        "/desk/at-the-beginning");
    }
}
