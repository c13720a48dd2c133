package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On lines as strace 6.1 wrote them. */
class SocketsTest {

    private static final String JAVA =
            "%1$d execve(\"/opt/jdk/bin/java\", [\"/opt/jdk/bin/java\", \"-cp\"], 0x7ffc51384540 /* 36 vars */) = 0\n";

    /** What the JDK does when it loads its library: the number of the thread, and three of sockets. */
    private static final String PROBES = """
            %1$d socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5<socket:[%2$d]>
            %1$d close(5<socket:[%2$d]>)         = 0
            %1$d socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 5<socket:[%3$d]>
            %1$d close(5<socket:[%3$d]>)         = 0
            %1$d socket(AF_INET6, SOCK_STREAM, IPPROTO_IP) = 5<socket:[%4$d]>
            %1$d setsockopt(5<socket:[%4$d]>, SOL_SOCKET, SO_REUSEPORT, [1], 4) = 0
            %1$d close(5<socket:[%4$d]>)         = 0
            """;

    private static final String LOCAL = """
            15102 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 4<socket:[111874]>
            15102 connect(4<socket:[111874]>, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1 ENOENT (No such file)
            15102 close(4<socket:[111874]>)         = 0
            15102 socketpair(AF_UNIX, SOCK_STREAM, 0, [6<socket:[111875]>, 7<socket:[111876]>]) = 0
            """;

    private static List<String> further(String... parts) {
        Trace trace = new Trace(Path.of("/desk"));
        String.join("", parts).lines().forEach(trace::read);
        return trace.sockets();
    }

    private static String java(int thread) {
        return JAVA.formatted(thread);
    }

    private static String probes(int thread, int socket) {
        return PROBES.formatted(thread, socket, socket + 1, socket + 2);
    }

    private static String made(int socket) {
        return "15102 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 5<socket:[" + socket + "]>\n";
    }

    private static String closed(int socket) {
        return "15102 close(5<socket:[" + socket + "]>)         = 0\n";
    }

    @Test
    void what_the_jdk_asks_of_the_system_and_sockets_of_files_are_let_pass() {
        assertThat(further(java(15101), LOCAL, probes(15102, 111884))).isEmpty();
    }

    @Test
    void each_java_asks_for_itself_also_under_the_number_of_a_thread_that_has_ended() {
        assertThat(further(java(15101), probes(15102, 111884), java(15140), probes(15102, 112000)))
                .isEmpty();
    }

    @Test
    void calls_that_other_threads_cut_in_two_are_counted_too() {
        assertThat(further(
                        "15101 execve(\"/opt/jdk/bin/java\", [\"java\"], 0x7ffc51384540 /* 36 vars */ <unfinished ...>\n",
                        "15101 <... execve resumed>)             = 0\n",
                        "18477 socket(AF_INET6, SOCK_STREAM, IPPROTO_IP <unfinished ...>\n",
                        "18480 socket(AF_UNIX, SOCK_STREAM, 0) = 9<socket:[1069996]>\n",
                        "18477 <... socket resumed>)             = 8<socket:[1069997]>\n",
                        "18477 close(8<socket:[1069997]> <unfinished ...>\n",
                        "18477 <... close resumed>)              = 0\n"))
                .isEmpty();
    }

    @Test
    void a_fourth_socket_of_one_java_is_named() {
        assertThat(further(java(15101), probes(15102, 111884), made(112000), closed(112000)))
                .containsExactly(made(112000).strip());
    }

    @Test
    void sockets_of_a_program_that_is_no_java_are_named() {
        assertThat(further(
                        "15101 execve(\"/usr/bin/ffprobe\", [\"java\", \"/java\"], 0x7ffc51384540 /* 36 vars */) = 0\n",
                        "15101 execve(\"/opt/jdk/bin/java\", [\"java\"], 0x7ffc51384540) = -1 ENOENT (No such file or directory)\n",
                        made(112000),
                        closed(112000)))
                .hasSize(1);
    }

    @Test
    void a_socket_that_is_used_is_named_whether_that_goes_well_or_not() {
        for (String use : List.of(
                "connect(5<socket:[111900]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = -1 ENETUNREACH (Network is unreachable)",
                "connect(5<socket:[111900]>, {sa_family=AF_INET, sin_port=htons(80)}, 16) = -1 EINPROGRESS (Operation now in progress)",
                "bind(5<socket:[111900]>, {sa_family=AF_INET, sin_port=htons(0)}, 16) = 0",
                "listen(5<socket:[111900]>, 50) = 0",
                "sendto(5<socket:[111900]>, \"x\", 1, 0, NULL, 0) = 1",
                "recvfrom(5<socket:[111900]>, 0x7f, 1, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)",
                "setsockopt(5<socket:[111900]>, SOL_SOCKET, SO_REUSEADDR, [1], 4) = 0",
                "getsockname(5<socket:[111900]>, {sa_family=AF_INET, sin_port=htons(0)}, [16]) = 0")) {
            assertThat(further(java(15101), made(111900), "15102 " + use + "\n", closed(111900)))
                    .as(use)
                    .containsExactly("15102 " + use);
        }
    }

    @Test
    void a_use_that_another_thread_cut_in_two_is_named() {
        assertThat(further(
                        java(15101),
                        made(111900),
                        "15102 connect(5<socket:[111900]>, {sa_family=AF_INET, sin_port=htons(80)}, 16 <unfinished ...>\n",
                        "15103 openat(AT_FDCWD</desk>, \"x\", O_RDONLY) = 6</desk/x>\n",
                        "15102 <... connect resumed>)       = 0\n",
                        closed(111900)))
                .hasSize(1);
    }

    @Test
    void a_socket_that_stays_open_is_named() {
        assertThat(further(java(15101), made(111900))).contains(made(111900).strip());
    }

    @Test
    void another_kind_of_socket_is_named_though_nobody_uses_it() {
        for (String kind : List.of(
                "AF_INET, SOCK_DGRAM, IPPROTO_IP", "AF_INET6, SOCK_RAW, IPPROTO_ICMPV6", "AF_NETLINK, SOCK_RAW, 0")) {
            assertThat(further(java(15101), "15102 socket(" + kind + ") = 5<socket:[111900]>\n", closed(111900)))
                    .as(kind)
                    .hasSize(1);
        }
    }

    @Test
    void a_socket_that_one_process_closed_and_another_used_is_named() {
        assertThat(further(java(15101), made(111900), closed(111900), "15102 listen(5<socket:[111900]>, 50) = 0\n"))
                .hasSize(1);
    }
}
