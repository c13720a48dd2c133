package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lapwing.platform.cli.Desk.command;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.command.Outcome;

class StreamOutputTest {

    @Test
    void rows_without_any_row_are_an_empty_array() {
        Desk desk = new Desk(command("none", List.of(), (invocation, output) -> {
            output.rows();
            return Outcome.DONE;
        }));
        desk.run("none", "--json");
        assertThat(desk.json().isArray()).isTrue();
        assertThat(desk.json()).isEmpty();
    }

    @Test
    void ten_thousand_rows_are_one_array() {
        Desk desk = new Desk(command("many", List.of(), (invocation, output) -> {
            for (int i = 0; i < 10_000; i++) {
                output.row(Map.of("n", i));
            }
            return Outcome.NOT_FULLY;
        }));
        assertThat(desk.run("many", "--json")).isEqualTo(1);
        assertThat(desk.json()).hasSize(10_000);
    }

    @Test
    void hostile_text_stays_valid_json_and_comes_back_as_it_was() {
        String hostile = "\"\\\u0000\u001b[2J\u2028\u007f naïve 日本語 \uD83D\uDC26 \uD83D";
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", hostile);
        value.put("at", Instant.parse("2026-03-01T10:15:30Z"));
        value.put("nothing", null);
        value.put("number", Double.NaN);
        value.put("list", Arrays.asList(1, null, true, new int[] {1, 2}, List.of(), Map.of()));
        Desk desk = new Desk(command("one", List.of(), (invocation, output) -> {
            output.object(value);
            return Outcome.DONE;
        }));
        desk.run("one", "--json");
        assertThat(desk.json().get("text").asText()).isEqualTo(hostile.substring(0, hostile.length() - 1) + "\uFFFD");
        assertThat(desk.json().get("at").asText()).isEqualTo("2026-03-01T10:15:30Z");
        assertThat(desk.json().get("number").isNull()).isTrue();
        assertThat(desk.json().get("list").toString()).isEqualTo("[1,null,true,[1,2],[],{}]");
        assertThat(desk.printed()).doesNotContain("\u001b");
    }

    @Test
    void evidence_cannot_speak_to_the_screen() {
        Desk desk = new Desk(true, null, command("show", List.of(), (invocation, output) -> {
            output.line("a\u001b[2Jb\u202egpj.exe " + output.strong("here") + " \uD83D\uDC26");
            output.note("c\u0007d");
            return Outcome.DONE;
        }));
        desk.run("show");
        assertThat(desk.printed()).isEqualTo("a\\x1b[2Jb\\u202egpj.exe \u001b[1mhere\u001b[22m \uD83D\uDC26\n");
        assertThat(desk.said()).isEqualTo("c\\x07d\n");
    }

    @Test
    void strong_text_is_plain_where_no_screen_is() {
        Desk desk = new Desk(command("show", List.of(), (invocation, output) -> {
            output.line(output.strong("here"));
            return Outcome.DONE;
        }));
        desk.run("show");
        assertThat(desk.printed()).isEqualTo("here\n");
    }

    @Test
    void progress_is_drawn_on_a_screen_and_taken_away_again() {
        Desk desk = new Desk(true, null, command("work", List.of(), (invocation, output) -> {
            output.progress().at("x".repeat(200), 1, 1000, 2);
            output.note("a note");
            return Outcome.DONE;
        }));
        desk.run("work");
        assertThat(desk.said()).contains("1 of 1,000, 2 with problems\u001b[K\r\u001b[Ka note\n");
        assertThat(desk.said()
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .split("\u001b")[0]
                        .length())
                .isLessThanOrEqualTo(80);
    }

    @Test
    void progress_in_a_file_is_a_line_now_and_then() {
        Desk desk = new Desk(command("work", List.of(), (invocation, output) -> {
            for (int i = 0; i < 1000; i++) {
                output.progress().at("x", i, 1000, 0);
            }
            return Outcome.DONE;
        }));
        desk.run("work");
        assertThat(desk.said()).isEmpty();
    }
}
