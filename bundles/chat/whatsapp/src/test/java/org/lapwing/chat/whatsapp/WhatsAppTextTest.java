package org.lapwing.chat.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;

class WhatsAppTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3/6/18, 1:55 p.m. - a: m                    | 2018-06-03T13:55
            4-7-2019, 02.05 AM - a: m                   | 2019-07-04T02:05
            14.07.19 21.25.15: a: m                     | 2019-07-14T21:25:15
            [07.14.19 21:25:15] a: m                    | 2019-07-14T21:25:15
            14.7.2019 klo 21.25.15 - a: m               | 2019-07-14T21:25:15
            14. 7. 2019. 21:25:15 a: m                  | 2019-07-14T21:25:15
            [4/7/19 1:55:00 p. m.] a: m                 | 2019-07-04T13:55
            [2019/07/14, 21:25:15] a: m                 | 2019-07-14T21:25:15
            [07/2019/14, 21:25:15] a: m                 | 2019-07-14T21:25:15
            2019-07-14 21:25 - a: m                     | 2019-07-14T21:25
            14/07/2019 21:25 - a: m                     | 2019-07-14T21:25
            14/07/19 21.25 - a: m                       | 2019-07-14T21:25
            [21:25:15, 7/14/19] a: m                    | 2019-07-14T21:25:15
            21:25, 14/7/2019 - a: m                     | 2019-07-14T21:25
            14/7/2562 BE, 21:25 - a: m                  | 2019-07-14T21:25
            [14/7/2562 BE, 21:25:15] a: m               | 2019-07-14T21:25:15
            14/7/2562 21:25 - a: m                      | 2019-07-14T21:25
            14/7/62, 21:25 - a: m                       | 2019-07-14T21:25
            [R1/7/14 21:25:15] a: m                     | 2019-07-14T21:25:15
            [R4/03/27, 21:25:15] a: m                   | 2022-03-27T21:25:15
            2019/7/14, 下午9:25 - a: m                   | 2019-07-14T21:25
            2019. 7. 14. 오후 9:25 - a: m                | 2019-07-14T21:25
            [2019/7/14 上午12:25:15] a: m                | 2019-07-14T00:25:15
            ١٤/٧/٢٠١٩، ٩:٢٥ م - a: m                    | 2019-07-14T21:25
            ۱۴/۷/۲۰۱۹، ۲۱:۲۵ - a: m                     | 2019-07-14T21:25
            14/7/19 9:25 μ.μ. - a: m                    | 2019-07-14T21:25
            14.07.2019 г., 21:25 - a: m                 | 2019-07-14T21:25
            14/7/2019, 9:25 PTG - a: m                  | 2019-07-14T21:25
            2019-07-14 21 h 25 - a: m                   | 2019-07-14T21:25
            [14/07/2019 à 21:25:15] a: m                | 2019-07-14T21:25:15
            14/07/2019, 12:05 am - a: m                 | 2019-07-14T00:05
            14/07/2019, 12:05 pm - a: m                 | 2019-07-14T12:05
            """)
    void a_header_in_any_habit_is_read(String line, String local) {
        Export export = Export.of(line);
        assertThat(export.rows).hasSize(1);
        assertThat(export.time(0)).isEqualTo(local);
        assertThat(export.people()).containsExactly("a");
        assertThat(export.texts()).containsExactly("m");
        assertThat(Export.detect(line).confidence()).isGreaterThan(0.5);
    }

    @Test
    void marks_that_do_not_show_are_no_hindrance_anywhere() {
        Export export = Export.of(
                "\uFEFF\u200e[\u200e14/7/19,\u202f1:55:00\u202fp.\u00a0m.\u200f] \u202a+1\u00a0555\u00a00100\u202c: hello",
                "\u200f14/7/19 nothing",
                "\u202b[14/7/19, 1:55:01\u00a0PM] \u2068Ana\u2069: \u200fshalom");
        assertThat(export.people()).containsExactly("+1 555 0100", "Ana");
        assertThat(export.texts()).containsExactly("hello\n\u200f14/7/19 nothing", "shalom");
        assertThat(export.time(1)).isEqualTo("2019-07-14T13:55:01");
    }

    @Test
    void precision_is_what_the_line_has_and_the_zone_is_local() {
        Export export = Export.of("14/7/19, 13:55 - Ana: x");
        assertThat(export.rows.getFirst().time().precision()).isEqualTo(MessageTime.Precision.MINUTE);
        assertThat(export.rows.getFirst().time().zone()).isEqualTo(MessageTime.Zone.LOCAL);
    }

    @Test
    void a_first_part_above_twelve_anywhere_decides_for_the_whole_export() {
        Export export = Export.of("01/02/24, 10:00 - Ana: x", "02/02/24, 10:00 - Ana: y", "25/02/24, 10:00 - Ana: z");
        assertThat(export.time(0)).isEqualTo("2024-02-01T10:00");
        assertThat(export.facts).containsEntry("dateOrder", "dmy");
        assertThat(export.facts.get("dateOrderEvidence")).contains("line 3");
        assertThat(export.warnings).isEmpty();
    }

    @Test
    void a_second_part_above_twelve_means_the_month_comes_first() {
        Export export = Export.of("01/02/24, 10:00 - Ana: x", "02/25/24, 10:00 - Ana: z");
        assertThat(export.time(0)).isEqualTo("2024-01-02T10:00");
        assertThat(export.facts).containsEntry("dateOrder", "mdy");
    }

    @Test
    void time_that_runs_backwards_in_one_order_means_the_other() {
        Export export = Export.of("11/01/24, 10:00 - Ana: x", "12/01/24, 10:00 - Ana: y", "01/02/24, 10:00 - Ana: z");
        assertThat(export.facts).containsEntry("dateOrder", "dmy");
        Export american = Export.of("01/11/24, 10:00 - Ana: x", "01/12/24, 10:00 - Ana: y", "02/01/24, 10:00 - Ana: z");
        assertThat(american.facts).containsEntry("dateOrder", "mdy");
    }

    @Test
    void the_part_that_changes_more_is_the_day_where_nothing_else_tells() {
        Export export = Export.of("02/03/24, 10:00 - Ana: x", "02/04/24, 10:00 - Ana: y", "02/05/24, 10:00 - Ana: z");
        assertThat(export.facts).containsEntry("dateOrder", "mdy");
    }

    @Test
    void dates_in_media_names_settle_what_the_dates_leave_open() {
        Export export = Export.of("03/07/25, 10:00 - Ana: \u200eIMG-20250307-WA0001.jpg (file attached)");
        assertThat(export.facts).containsEntry("dateOrder", "mdy");
        assertThat(export.time(0)).isEqualTo("2025-03-07T10:00");
        Export other = Export.of("[07/03/25, 10:00:00] Ana: \u200e<attached: 00000012-PHOTO-2025-03-07-10-00-00.jpg>");
        assertThat(other.facts).containsEntry("dateOrder", "dmy");
    }

    @Test
    void an_order_that_nothing_settles_is_assumed_and_said() {
        Export export = Export.of("03/07/25, 10:00 - Ana: x");
        assertThat(export.facts).containsEntry("dateOrder", "dmy");
        assertThat(export.warnings).singleElement().asString().contains("assumed");
    }

    @Test
    void dates_that_cannot_be_keep_their_message_without_time() {
        Export export = Export.of("13/07/25, 10:00 - Ana: x", "45/99/25, 10:00 - Ana: y", "14/07/25, 31:00 - Ana: z");
        assertThat(export.texts()).containsExactly("x", "y", "z");
        assertThat(export.rows.get(1).time()).isEqualTo(MessageTime.NONE);
        assertThat(export.rows.get(2).time()).isEqualTo(MessageTime.NONE);
        assertThat(export.warnings)
                .singleElement()
                .asString()
                .contains("2 lines")
                .contains("line 2");
    }

    @Test
    void lines_without_header_belong_to_the_message_before() {
        Export export = Export.of(
                "14/07/25, 10:00 - Ana: list:",
                "",
                "10:30 train",
                "3/4 cup",
                "Bob: is a name here",
                "14/07/25, 10:01 - Bob: ok");
        assertThat(export.texts()).containsExactly("list:\n\n10:30 train\n3/4 cup\nBob: is a name here", "ok");
        assertThat(export.people()).containsExactly("Ana", "Bob");
    }

    @Test
    void messages_pasted_into_a_message_stay_in_it_and_are_mentioned() {
        Export export = Export.of(
                "14/07/25, 10:00 - Ana: look what he wrote",
                "[09:12, 13/07/2025] Carl: pasted",
                "[09:13, 13/07/2025] Dora: pasted too",
                "14/07/25, 10:01 - Bob: I see",
                "14/07/25, 10:02 - Bob: ok");
        assertThat(export.people()).containsExactly("Ana", "Bob");
        assertThat(export.rows).hasSize(3);
        assertThat(export.warnings)
                .singleElement()
                .asString()
                .contains("2 lines")
                .contains("line 2");
    }

    @Test
    void notices_with_a_colon_invent_nobody() {
        Export export = Export.of(
                "14/07/25, 10:00 - Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
                "14/07/25, 10:00 - Ana created group \"Trip: Alps\"",
                "14/07/25, 10:00 - Ana changed the subject from \"Trip: Alps\" to \"Trip: Sea\"",
                "14/07/25, 10:00 - Ana a changé l'objet du groupe : « x »",
                "14/07/25, 10:00 - Ana changed the group description to: come",
                "14/07/25, 10:01 - Ana: welcome");
        assertThat(export.people()).containsExactly("Ana");
        assertThat(export.system()).hasSize(5);
        assertThat(export.title).isEqualTo("Trip: Alps");
    }

    @Test
    void notices_with_a_colon_in_a_language_that_nobody_listed_invent_nobody() {
        Export export = Export.of(
                "14/07/25, 10:00 - Anna: szia",
                "14/07/25, 10:00 - Anna megváltoztatta a csoport tárgyát: Nyár",
                "14/07/25, 10:00 - Te megváltoztattad ennek a csoportnak: Nyár",
                "14/07/25, 10:00 - Anna van der Berg: goedemorgen",
                "14/07/25, 10:01 - Dr. Anna de la Cruz: buenas");
        assertThat(export.people()).containsExactly("Anna", "Anna van der Berg", "Dr. Anna de la Cruz");
        assertThat(export.system()).hasSize(2);
    }

    @Test
    void the_title_of_a_group_before_notices_is_no_person() {
        Export export = Export.of(
                "[14/07/25, 10:00:00] Hikers: \u200eMessages and calls are end-to-end encrypted.",
                "[14/07/25, 10:00:00] Hikers: \u200eAna created this group",
                "[14/07/25, 10:00:00] Hikers: \u200eAna ha fet alguna cosa",
                "[14/07/25, 10:00:01] Bob: \u200eBob joined using this group's invite link",
                "[14/07/25, 10:00:02] Ana: hello");
        assertThat(export.people()).containsExactly("Ana");
        assertThat(export.system()).hasSize(4);
        assertThat(export.title).isEqualTo("Hikers");
        assertThat(export.system().getFirst().raw()).startsWith("Hikers:");
    }

    @Test
    void marks_cut_from_a_file_do_not_make_a_person_of_its_first_notice() {
        Export export = Export.of(
                "[14/07/25, 10:00:00] Hikers: Messages and calls are end-to-end encrypted.",
                "[14/07/25, 10:00:02] Ana: hello");
        assertThat(export.people()).containsExactly("Ana");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <Media omitted>                                   | MEDIA   | ''            |
            <Multimedia omitido>                              | MEDIA   | ''            |
            <Sorry geen woord>                                | MEDIA   | ''            |
            IMG-20250714-WA0001.jpg (file attached)           | MEDIA   | ''            | IMG-20250714-WA0001.jpg
            IMG-20250714-WA0001.jpg (nobody knows)            | MEDIA   | ''            | IMG-20250714-WA0001.jpg
            IMG-20250714-WA0001.jpg (archivo adjunto)~so nice | MEDIA   | so nice       | IMG-20250714-WA0001.jpg
            Ana.vcf (file attached)                           | CONTACT | ''            | Ana.vcf
            \u200e<attached: 1-PHOTO-2025-07-14.jpg>               | MEDIA   | ''            | 1-PHOTO-2025-07-14.jpg
            so nice \u200e<adjunto: 1-PHOTO-2025-07-14.jpg>        | MEDIA   | so nice       | 1-PHOTO-2025-07-14.jpg
            \u200eplan.pdf • \u200e3 pages \u200edocument omitted            | MEDIA   | ''            | plan.pdf
            \u200eImage omitted                                    | MEDIA   | ''            |
            \u200eContact card omitted                             | CONTACT | ''            |
            This message was deleted                          | DELETED | ''            |
            \u200eThis message was deleted.                        | DELETED | ''            |
            see you \u200e<This message was edited>                | TEXT    | see you       |
            \u200eMissed voice call                                | CALL    | Missed voice call |
            \u200eVoice call, 3 min                                | CALL    | Voice call, 3 min |
            \u200ePOLL:~Where?~\u200eOPTION: Sea (2 votes)              | POLL    | Where?~\u200eOPTION: Sea (2 votes) |
            ENCUESTA:~¿Dónde?~OPCIÓN: Mar (2 votos)           | POLL    | ¿Dónde?~OPCIÓN: Mar (2 votos) |
            Location: https://maps.google.com/?q=1.5,2.5      | LOCATION | Location: https://maps.google.com/?q=1.5,2.5 |
            \u200eUbicación: https://maps.google.com/?q=1.5,2.5    | LOCATION | Ubicación: https://maps.google.com/?q=1.5,2.5 |
            null                                              | UNKNOWN | ''            |
            \u200esomething new of this app                        | UNKNOWN | something new of this app |
            the image omitted a detail                        | TEXT    | the image omitted a detail |
            a<b and c>                                        | TEXT    | a<b and c>    |
            I read plan.pdf (twice)                           | TEXT    | I read plan.pdf (twice) |
            poll: who comes?                                  | TEXT    | poll: who comes? |
            """)
    void what_stands_in_place_of_words_is_told(String body, MessageKind kind, String text, String attachment) {
        Export export = Export.of(
                "14/07/25, 10:00 - Ana: hello",
                "14/07/25, 10:00 - Ana: hello",
                "14/07/25, 10:00 - Ana: hello",
                "14/07/25, 10:01 - Ana: " + body.replace('~', '\n'));
        assertThat(export.rows).hasSize(4);
        assertThat(export.rows.get(3).kind()).isEqualTo(kind);
        assertThat(export.rows.get(3).text()).isEqualTo(text.replace('~', '\n'));
        assertThat(export.rows.get(3).attachment()).isEqualTo(attachment);
        assertThat(export.rows.get(3).sender().key()).isEqualTo("Ana");
        assertThat(export.rows.get(3).edited()).isEqualTo(body.contains("edited"));
    }

    @Test
    void whoever_deleted_as_you_is_the_owner() {
        Export export = Export.of("14/07/25, 10:00 - Ana: hi", "14/07/25, 10:01 - Bob: You deleted this message");
        assertThat(export.rows.get(0).sender().owner()).isFalse();
        assertThat(export.rows.get(1).sender().owner()).isTrue();
    }

    @Test
    void lines_before_the_first_message_are_counted_as_skipped() {
        Export export = Export.of("exported by a tool", "", "14/07/25, 10:00 - Ana: hi");
        assertThat(export.skipped).hasSize(1);
        assertThat(export.sourceRows).isEqualTo(2);
    }

    @Test
    void a_line_of_ten_megabytes_is_bounded_and_said() {
        Export export = Export.of("14/07/25, 10:00 - Ana: " + "x".repeat(10 << 20), "14/07/25, 10:01 - Bob: ok");
        assertThat(export.rows).hasSize(2);
        assertThat(export.rows.get(0).text().length()).isBetween(1 << 19, TextLines.MAX_LINE);
        assertThat(export.texts().get(1)).isEqualTo("ok");
        assertThat(export.warnings).anyMatch(warning -> warning.contains("line 1") && warning.contains("left out"));
    }

    @Test
    void a_message_of_a_million_lines_is_bounded_and_said() {
        Export export = Export.of("14/07/25, 10:00 - Ana: x", "y\n".repeat(1_000_000), "14/07/25, 10:01 - Bob: ok");
        assertThat(export.rows).hasSize(2);
        assertThat(export.warnings).anyMatch(warning -> warning.contains("longer than"));
    }

    @Test
    void wide_and_western_encodings_read_like_utf_8() {
        String text = "14/07/25, 10:00 - José: ¿qué tal?\r\n14/07/25, 10:01 - Ana: más\r\n";
        for (Charset charset : List.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.ISO_8859_1)) {
            Export export = Export.of(text.getBytes(charset));
            assertThat(export.texts()).as(charset.name()).containsExactly("¿qué tal?", "más");
            assertThat(export.people()).as(charset.name()).containsExactly("Ana", "José");
            assertThat(Export.detect(text.getBytes(charset)).confidence())
                    .as(charset.name())
                    .isGreaterThan(0.5);
        }
        assertThat(Export.of(text.getBytes(StandardCharsets.ISO_8859_1)).warnings)
                .anyMatch(w -> w.contains("Windows-1252"));
    }

    @Test
    void other_texts_are_left_alone() {
        assertThat(Export.detect("hello", "world").claimed()).isFalse();
        assertThat(Export.detect("").claimed()).isFalse();
        assertThat(Export.detect("[2024-01-01 12:00:00] INFO: started", "[2024-01-01 12:00:01] ERROR: x")
                        .claimed())
                .isFalse();
        assertThat(Export.detect("2024-01-01 12:00:00 host: x", "2024-01-01 12:00:00 host: y")
                        .confidence())
                .isLessThan(0.5);
        assertThat(Export.detect("[2019-12-24, 12:23] Jane: x", "[2019-12-24, 12:24] John: x")
                        .confidence())
                .isLessThan(0.5);
        assertThat(Export.detect("[1/15/2024 10:30 AM] Alice", "Hello", "[1/15/2024 10:31 AM] bob", "Hi")
                        .claimed())
                .isFalse();
        assertThat(Export.detect(new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}).claimed())
                .isFalse();
        assertThat(Export.of("hello").rows).isEmpty();
    }

    @Test
    void the_title_comes_from_the_name_of_the_export_or_from_those_who_write() {
        byte[] text = "14/07/25, 10:00 - Ana: hi\n14/07/25, 10:01 - Bob: hi\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Export.named("WhatsApp Chat with Ana B..txt", text).title).isEqualTo("Ana B.");
        assertThat(Export.named("x.zip!/WhatsApp Chat - Ana.zip!/_chat.txt", text).title)
                .isEqualTo("Ana");
        assertThat(Export.named("_chat.txt", text).title).isEqualTo("Ana, Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%02d.%02d.24, %02d:%02d:%02d] ",
                "%d/%d/24, %02d:%02d - ",
                "%d/%d/2567, %02d:%02d\u202fPM - ",
                "\u200e[%d/%d/24, %d:%02d:%02d a.\u00a0m.] ",
                "%d.%d.2024 klo %d.%02d - ",
                "%d. %d. 2024. %02d:%02d:%02d "
            })
    void an_export_cut_anywhere_yields_all_whole_messages_and_nobody_new(String header) {
        StringBuilder text = new StringBuilder();
        Random random = new Random(7);
        String[] names = {"Ana María", "Bob", "Zoë Ünal", "+49 170 0000000"};
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            text.append(header.formatted(i % 28 + 1, i / 28 % 12 + 1, i % 11 + 1, i % 60, random.nextInt(60)))
                    .append(names[random.nextInt(names.length)])
                    .append(": message ")
                    .append(i)
                    .append(i % 7 == 0 ? " ünïcödé 😀\nsecond line: with colon" : "")
                    .append('\n');
            ends.add(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
        byte[] whole = text.toString().getBytes(StandardCharsets.UTF_8);
        Export all = Export.of(whole);
        assertThat(all.rows).hasSize(300);
        for (int n = 0; n < 50; n++) {
            int cut = 1_000 + random.nextInt(whole.length - 1_000);
            Export export = Export.of(Arrays.copyOf(whole, cut));
            int before = (int) ends.stream().filter(end -> end <= cut).count();
            assertThat(export.rows.size()).as("cut at " + cut).isBetween(before, before + 1);
            assertThat(export.texts().get(before - 1))
                    .as("cut at " + cut)
                    .isEqualTo(all.texts().get(before - 1));
            assertThat(export.texts().subList(0, before)).isEqualTo(all.texts().subList(0, before));
            assertThat(all.people()).containsAll(export.people());
            assertThat(export.sourceRows).as("cut at " + cut).isEqualTo(export.rows.size() + export.skipped.size());
        }
    }

    @Test
    void random_bytes_and_swapped_lines_throw_nothing() {
        Random random = new Random(11);
        for (int n = 0; n < 200; n++) {
            byte[] noise = new byte[random.nextInt(4000)];
            random.nextBytes(noise);
            Export.of(noise);
            Export.detect(noise);
        }
        String[] lines = {
            "second", "14/07/25, 10:01 - Bob: b", "third", "14/07/25, 10:00 - Ana: a", "13/07/25, 10:00 - Ana: c"
        };
        Export export = Export.of(lines);
        assertThat(export.texts()).containsExactly("b\nthird", "a", "c");
        assertThat(export.sourceRows).isEqualTo(export.rows.size() + export.skipped.size());
    }
}
