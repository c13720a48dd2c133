package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lapwing.product.badinput.Pile.Said;

/**
 * Hundreds of hostile and broken files in one ingest of the built image, by a user without rights and without a network, watched by
 * the system.
 */
class HostileFilesTest {

    private static final String SECRET = "kingfisher";
    private static final long MOST_MEBIBYTES = 2_600;

    private static Desk desk;
    private static Pile pile;
    private static ServerSocket server;
    private static boolean denied;
    private static Traced first;
    private static String before;
    private static String after;
    private static List<Map<?, ?>> items;

    @BeforeAll
    static void ingestAllThatIsHostile() throws Exception {
        User user = User.withoutRights();
        assumeTrue(user.may("strace", "-V"), "strace is not here");
        desk = Desk.of(user).withCase();
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(1);
        pile = new Pile(desk.evidence);
        Path secret = Files.writeString(desk.folder.resolve("outside.txt"), "the " + SECRET + " is no evidence");
        HostileFolder.into(pile, desk, secret);
        BrokenFiles.into(pile);
        HostileArchives.into(pile);
        HostilePictures.into(pile);
        HostileTexts.into(pile);
        new HostileMarkup(secret.toUri().toString(), "http://127.0.0.1:" + server.getLocalPort()).into(pile);
        user.own(desk.evidence);
        Path closed = desk.evidence.resolve("things/closed.txt");
        desk.sh("chmod 000 evidence/things/closed.txt");
        denied = !user.may("cat", closed.toString());
        HostileFolder.close(pile, desk, denied);

        before = state();
        first = Traced.of(desk, user, "ingest", desk.place.toString(), desk.evidence.toString());
        after = state();
        items = desk.items();
    }

    @AfterAll
    static void clearAway() throws Exception {
        if (server != null) {
            server.close();
        }
        if (desk != null) {
            desk.close();
        }
    }

    /** Bytes, kinds, sizes, times, rights, owners and targets of all that is there; access times where the system keeps none. */
    private static String state() throws Exception {
        Path out = desk.folder.resolve("state");
        desk.sh("""
                export LC_ALL=C
                atime=
                if findmnt -n -o OPTIONS -T evidence | tr , '\\n' | grep -qx noatime; then atime=%A@; fi
                find evidence -printf "%p|%y|%s|%T@|%C@|%m|%U|%G|%l|$atime\\\\0" | sort -z >state
                find evidence -type f -size -100M -print0 | sort -z | xargs -0 sha256sum >>state || true
                """);
        String state = Files.readString(out, StandardCharsets.ISO_8859_1);
        Files.delete(out);
        return state;
    }

    @Test
    void there_are_hundreds_of_files_and_few_megabytes_on_disk() throws Exception {
        assertThat(pile.said().size()).isGreaterThanOrEqualTo(300);
        Process used = new ProcessBuilder("du", "-sm", desk.evidence.toString()).start();
        String mebibytes = new String(used.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(Long.parseLong(mebibytes.split("\\s")[0])).isLessThan(200);
    }

    @Test
    void it_ends_by_itself_and_says_that_not_all_could_be_read() {
        assertThat(first.ended().exitCode()).as(first.ended().toString()).isEqualTo(1);
        assertThat(first.ended().output() + first.ended().errors())
                .doesNotContain("\tat ", "Exception in thread", "OutOfMemory", "StackOverflow", "\u001b", "\u202e");
    }

    @Test
    void memory_is_bounded() {
        assertThat(first.mebibytes()).isBetween(50L, MOST_MEBIBYTES);
    }

    @Test
    void no_socket_is_made_but_local_ones_and_nobody_is_called() throws Exception {
        assertThat(first.sockets()).isEmpty();
        try {
            server.accept().close();
            throw new AssertionError("A document made its reader call");
        } catch (SocketTimeoutException nobody) {
            assertThat(nobody).isNotNull();
        }
    }

    @Test
    void nothing_is_made_or_changed_but_in_the_case_the_data_and_the_temporary_folder() {
        List<String> allowed = new ArrayList<>(
                List.of("/dev/null", "/dev/tty", "/dev/shm/lapwing-", "/proc/self/", "/tmp/hsperfdata_"));
        for (Path ours : List.of(desk.place, desk.data(), desk.temporary())) {
            allowed.add(ours.toString());
        }
        assertThat(first.changed()).isNotEmpty().allMatch(path -> allowed.stream()
                .anyMatch(path::startsWith));
    }

    @Test
    void the_evidence_is_as_it_was() {
        assertThat(after).isEqualTo(before);
    }

    @Test
    void every_file_is_in_the_case_with_its_state_and_what_is_wrong() {
        Map<String, Map<?, ?>> there = new LinkedHashMap<>();
        items.forEach(item -> there.put(String.valueOf(item.get("path")), item));
        List<String> amiss = new ArrayList<>();
        pile.said().forEach((path, said) -> {
            Map<?, ?> item = there.get(path);
            if (item == null) {
                amiss.add(path + " is not in the case");
            } else if (!meets(item, said) && !(said.inside() && holdsTrouble(path))) {
                amiss.add(path + " is " + item.get("state") + ": " + item.get("problem"));
            }
        });
        assertThat(amiss).isEmpty();
        assertThat(items).allMatch(item -> "READ".equals(item.get("state")) == (item.get("problem") == null));
    }

    private static boolean holdsTrouble(String path) {
        return items.stream()
                .anyMatch(item ->
                        String.valueOf(item.get("path")).startsWith(path + "!/") && item.get("problem") != null);
    }

    private static boolean meets(Map<?, ?> item, Said said) {
        boolean problem = item.get("problem") != null;
        return said.states().contains(String.valueOf(item.get("state")))
                && (said.words() == null
                        ? said.states().size() > 1 || !problem
                        : problem && String.valueOf(item.get("problem")).contains(said.words()));
    }

    @Test
    void what_documents_point_at_is_not_in_the_case() throws Exception {
        Ended search = desk.run("search", desk.place.toString(), SECRET, "--json");
        assertThat(search.list()).as(search.toString()).isEmpty();
    }

    @Test
    void what_is_sound_is_read_and_found_beside_it() throws Exception {
        Ended search = desk.run("search", desk.place.toString(), "wagtail AND weir", "--json");
        assertThat(desk.item("sound.txt").get("state")).isEqualTo("READ");
        assertThat(search.list()).as(search.toString()).hasSize(1);
    }

    @Test
    void a_second_ingest_adds_nothing() throws Exception {
        Ended again = desk.ingest();

        assertThat(again.exitCode()).as(again.toString()).isEqualTo(1);
        assertThat(desk.items()).isEqualTo(items);
    }
}
