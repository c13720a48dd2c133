package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * All that is bad at once, in one ingest by a user without rights, with a sound file among it: for each a message that names it, an
 * entry on the item, and the rest goes on.
 */
class BadInputTest {

    private static final Path UNREADABLE_FOR_ALL = Path.of("/proc/self/mem");

    private static Desk desk;
    private static boolean denied;
    private static Ended ended;
    private static Ended list;
    private static List<Map<?, ?>> items;
    private static List<Map<?, ?>> problems;
    private static Map<?, ?> counts;

    @BeforeAll
    static void ingestAllThatIsBad() throws Exception {
        User user = User.withoutRights();
        desk = Desk.of(user).withCase();
        Files.createSymbolicLink(desk.evidence.resolve("loop"), desk.evidence);
        Files.createSymbolicLink(desk.evidence.resolve("self"), Path.of("self"));
        names();
        desk.write("empty.jpg", new byte[0]);
        desk.write("bombs/bomb.zip", Made.bomb());
        desk.write("bombs/nest.zip", Made.nest(10_000));
        desk.write("pictures/vast.png", Made.vast(60_000, 60_000));
        desk.write("pictures/cut.jpg", half(Made.jpeg()));
        desk.write("export/result.json", half(Made.chat(60).getBytes(StandardCharsets.UTF_8)));
        deep();
        Path secret = desk.write("inner/secret.txt", "hidden");
        user.own(desk.evidence);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        denied = !user.may("cat", secret.toString());

        List<String> exhibits = List.of(UNREADABLE_FOR_ALL.toString(), desk.evidence.toString());
        ended = desk.run("ingest", desk.place.toString(), exhibits.getFirst(), exhibits.getLast());
        list = desk.run("case", "items", desk.place.toString());
        items = desk.items();
        problems = desk.items("--problems");
        counts = desk.counts();
    }

    @AfterAll
    static void clearAway() throws Exception {
        if (desk != null) {
            desk.close();
        }
    }

    private static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static void names() throws Exception {
        desk.sh("printf strange > \"$(printf 'evidence/n\\377\\376m.txt')\"");
        desk.sh("printf ctl > \"$(printf 'evidence/a\\033[31mb\\nc.txt')\"");
        // Not the same bytes as the other one: of equal ones only the first is told.
        Files.write(desk.folder.resolve("cut.jpg"), Arrays.copyOf(Made.jpeg(), 3_000));
        desk.sh("mv cut.jpg \"$(printf 'evidence/p\\033[2J\\377.jpg')\"");
    }

    /** Perl is part of every Debian; a shell loses its way beyond what a path can hold. */
    private static void deep() throws Exception {
        desk.sh("""
                cd evidence && perl -e '
                    my $part = "0" x 200;
                    for my $i (1..25) {
                        mkdir $part or die; chdir $part or die;
                        if ($i == 19) { open my $f, ">", "deep.txt" or die; print $f "deep"; close $f; }
                    }
                    open my $f, ">", "deeper.txt" or die; print $f "deeper"; close $f;'
                """);
    }

    /** One line on standard error that begins with the path, and the same words on the item. */
    private static void told(String path, String state, String words) {
        assertThat(ended.errors().lines().filter(line -> line.startsWith(path + ": ")))
                .as(ended.errors())
                .singleElement()
                .asString()
                .contains(words);
        assertThat(problems.stream().filter(item -> path.equals(item.get("path"))))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.get("state")).isEqualTo(state);
                    assertThat(item.get("problem")).asString().contains(words);
                });
        assertThat(list.output()).contains(path);
    }

    private static Map<?, ?> read(String path) {
        Map<?, ?> item = items.stream()
                .filter(each -> path.equals(each.get("path")))
                .findFirst()
                .orElseThrow();
        assertThat(item.get("state")).isEqualTo("READ");
        assertThat(item.get("problem")).isNull();
        return item;
    }

    @Test
    void the_rest_goes_on_and_the_exit_code_says_that_not_all_could_be_done() throws Exception {
        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(1);
        assertThat(ended.output() + ended.errors()).doesNotContain("Exception", "java.", "\tat ");
        assertThat(counts.get("failed")).isEqualTo((long) problems.size());
        assertThat(counts.get("items")).isEqualTo((long) items.size());
        desk.theRestWentOn();
    }

    @Test
    void a_second_run_adds_nothing_and_says_where_the_problems_are_listed() throws Exception {
        Ended again = desk.ingest();

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.errors()).contains("lapwing case items CASE --problems");
        assertThat(desk.items()).isEqualTo(items);
    }

    @Test
    void a_file_that_may_not_be_read_is_named_with_what_to_do() {
        assumeTrue(denied, "The system denies this user nothing; the sibling needs no denial");
        told("inner/secret.txt", "UNREADABLE", "may not be read by this user");
    }

    @Test
    void a_file_that_the_system_cannot_read_is_named_whoever_asks() {
        told("mem", "UNREADABLE", "cannot be read");
    }

    @Test
    void links_that_go_round_are_noted_and_not_followed() {
        told("loop", "SEALED", "not followed");
        told("self", "SEALED", "not followed");
        assertThat(items).noneMatch(item -> item.get("path").toString().startsWith("loop/"));
    }

    @Test
    void names_that_are_not_utf8_or_hold_control_characters_are_read_and_shown_escaped() {
        read("n\\xff\\xfem.txt");
        read("a\\x1b[31mb\\x0ac.txt");
        told("p\\x1b[2J\\xff.jpg", "PARTIAL", "damaged or cut off");
        assertThat(ended.output() + ended.errors() + list.output() + list.errors())
                .doesNotContain("\u001b", "\ufffd");
    }

    @Test
    void an_empty_file_is_an_item_without_a_problem() {
        Map<?, ?> item = read("empty.jpg");
        assertThat(item.get("size")).isEqualTo(0L);
        assertThat(item.get("type")).isEqualTo("application/x-empty");
    }

    @Test
    void a_gigabyte_of_zeros_in_a_megabyte_stays_closed() {
        told("bombs/bomb.zip!/zeros.bin", "SEALED", "fill a disk");
    }

    @Test
    void ten_thousand_zips_in_each_other_are_followed_to_the_bound() {
        List<String> nest = items.stream()
                .map(item -> item.get("path").toString())
                .filter(path -> path.startsWith("bombs/nest.zip"))
                .toList();
        assertThat(nest).hasSizeBetween(10, 20);
        told(nest.getLast(), "SEALED", "containers deep");
    }

    @Test
    void a_picture_that_claims_to_be_vast_is_not_decoded() {
        told("pictures/vast.png", "PARTIAL", "60,000 by 60,000");
    }

    @Test
    void a_jpeg_that_is_cut_off_is_read_as_far_as_it_goes() {
        told("pictures/cut.jpg", "PARTIAL", "damaged or cut off");
    }

    @Test
    void a_chat_whose_json_is_cut_in_the_middle_keeps_its_whole_messages() {
        told("export/result.json", "PARTIAL", "cut or broken");
        assertThat((Long) counts.get("messages")).isBetween(25L, 30L);
    }

    @Test
    void a_path_of_four_thousand_characters_is_read_and_a_longer_one_is_noted() {
        Map<?, ?> deep = items.stream()
                .filter(item -> item.get("path").toString().endsWith("/deep.txt"))
                .findFirst()
                .orElseThrow();
        assertThat(deep.get("path").toString()).hasSizeGreaterThan(3_800);
        assertThat(deep.get("state")).isEqualTo("READ");
        String longer = problems.stream()
                .map(item -> item.get("path").toString())
                .filter(path -> path.startsWith("0000"))
                .findFirst()
                .orElseThrow();
        told(longer, "UNREADABLE", "longer than this system can open");
    }
}
