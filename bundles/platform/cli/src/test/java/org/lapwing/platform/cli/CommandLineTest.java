package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lapwing.platform.cli.Desk.command;
import static org.lapwing.platform.cli.Desk.parameter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Parameter.Kind;

class CommandLineTest {

    /** Prints what it was given. */
    private static final Command ECHO = command(
            "thing make",
            List.of(
                    parameter("PLACE", Kind.REQUIRED),
                    parameter("MORE", Kind.MANY),
                    parameter("--name", Kind.REQUIRED),
                    parameter("--tag", Kind.MANY),
                    parameter("--note", Kind.OPTIONAL),
                    parameter("--undo", Kind.FLAG)),
            (invocation, output) -> {
                output.object(Map.of(
                        "place", invocation.required("PLACE"),
                        "more", invocation.values("MORE"),
                        "name", invocation.required("--name"),
                        "tags", invocation.values("--tag"),
                        "note", invocation.value("--note").orElse("none"),
                        "undo", invocation.flag("--undo")));
                output.line("made");
                return Outcome.DONE;
            });

    @Test
    void options_may_stand_anywhere_and_json_too() {
        Desk desk = new Desk(ECHO);
        int code =
                desk.run("thing", "--json", "make", "--tag", "a", "here", "x", "--name=N", "y", "--tag", "b", "--undo");
        assertThat(desk.said()).isEmpty();
        assertThat(code).isZero();
        assertThat(desk.json().get("place").asText()).isEqualTo("here");
        assertThat(desk.json().get("more")).hasSize(2);
        assertThat(desk.json().get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(desk.json().get("undo").asBoolean()).isTrue();
        assertThat(desk.json().get("note").asText()).isEqualTo("none");
    }

    @Test
    void values_are_taken_as_they_are_written() {
        Desk desk = new Desk(ECHO);
        int code = desk.run(
                "thing", "make", "@file", "${x}", "", "\"q\"", "--name", "-5 %n", "--json", "--note", "", "--",
                "--json");
        assertThat(desk.said()).isEmpty();
        assertThat(code).isZero();
        assertThat(desk.json().get("place").asText()).isEqualTo("@file");
        assertThat(desk.json().get("more").toString()).isEqualTo("[\"${x}\",\"\",\"\\\"q\\\"\",\"--json\"]");
        assertThat(desk.json().get("name").asText()).isEqualTo("-5 %n");
        assertThat(desk.json().get("note").asText()).isEmpty();
    }

    @Test
    void without_json_only_the_lines_are_printed() {
        Desk desk = new Desk(ECHO);
        assertThat(desk.run("thing", "make", "here", "x", "--name", "n")).isZero();
        assertThat(desk.printed()).isEqualTo("made\n");
    }

    @Test
    void a_missing_parameter_is_named_and_ends_with_two() {
        Desk desk = new Desk(ECHO);
        assertThat(desk.run("thing", "make", "--json")).isEqualTo(2);
        assertThat(desk.printed()).isEmpty();
        assertThat(desk.said()).contains("--name is missing.").contains("lapwing thing make --help");
    }

    @Test
    void an_option_given_twice_and_a_surplus_word_are_usage_mistakes() {
        Desk twice = new Desk(ECHO);
        assertThat(twice.run("thing", "make", "a", "b", "--name", "n", "--name", "m"))
                .isEqualTo(2);
        assertThat(twice.said()).contains("--name is given more than once.");
        Desk surplus = new Desk();
        assertThat(surplus.run("version", "x")).isEqualTo(2);
        assertThat(surplus.said()).contains("“x”");
        Desk option = new Desk();
        assertThat(option.run("version", "--loud")).isEqualTo(2);
        assertThat(option.said()).contains("--loud");
    }

    @Test
    void an_unknown_command_brings_suggestions_and_says_what_does_not_run() {
        Desk desk = new Desk(ECHO);
        assertThat(desk.run("think", "make")).isEqualTo(2);
        assertThat(desk.said())
                .contains("“think” is no command")
                .contains("Did you mean: thing?")
                .contains("Not running here: Its bytes are not what was signed.");
    }

    @Test
    void nothing_and_half_a_command_print_help_on_standard_error_and_end_with_two() {
        Desk nothing = new Desk(ECHO);
        assertThat(nothing.run()).isEqualTo(2);
        assertThat(nothing.printed()).isEmpty();
        assertThat(nothing.said()).contains("thing").contains("toolset").contains("Usage: lapwing");
        Desk half = new Desk(ECHO);
        assertThat(half.run("thing")).isEqualTo(2);
        assertThat(half.said()).contains("make");
    }

    @Test
    void help_is_everywhere_and_ends_with_zero() {
        for (List<String> words : List.of(
                List.of("--help"),
                List.of("thing", "--help"),
                List.of("thing", "make", "--help"),
                List.of("help", "thing", "make"))) {
            Desk desk = new Desk(ECHO);
            assertThat(desk.application.run(words)).as(words.toString()).isZero();
            assertThat(desk.printed()).startsWith("Usage: lapwing").contains("--json");
        }
        Desk make = new Desk(ECHO);
        make.run("thing", "make", "-h");
        assertThat(make.printed()).contains("Does thing make to 100 %").contains("100 % of PLACE");
        Desk json = new Desk(ECHO);
        json.run("thing", "make", "-h", "--json");
        assertThat(json.json().get("parameters")).hasSize(6);
    }

    @Test
    void version_and_toolset_tell_what_runs() {
        Desk version = new Desk();
        assertThat(version.run("--version")).isZero();
        assertThat(version.printed()).startsWith("Lapwing 0.1.0, toolset international\n");
        Desk toolset = new Desk();
        assertThat(toolset.run("toolset", "list", "--json")).isZero();
        assertThat(toolset.json()).hasSize(2);
        assertThat(toolset.json().get(1).get("problem").asText()).isEqualTo("Its bytes are not what was signed.");
    }

    @Test
    void completion_is_a_script_that_knows_the_commands() {
        Desk desk = new Desk(ECHO);
        assertThat(desk.run("completion", "bash")).isZero();
        assertThat(desk.printed())
                .startsWith("#!/usr/bin/env bash")
                .contains("thing")
                .contains("--undo");
        Desk fish = new Desk();
        assertThat(fish.run("completion", "fish")).isEqualTo(2);
    }

    @Test
    void stopping_ends_with_one_and_what_waits_is_interrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Desk desk = new Desk(command("wait", List.of(), (invocation, output) -> {
            begun.countDown();
            TimeUnit.MINUTES.sleep(1);
            return Outcome.DONE;
        }));
        int[] code = {-1};
        Thread thread = new Thread(() -> code[0] = desk.run("wait"));
        thread.start();
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        desk.application.stop();
        thread.join(20_000);
        assertThat(code[0]).isEqualTo(1);
        assertThat(desk.said()).contains("Stopped before the end.");
    }

    @Test
    void a_command_that_heeds_the_stop_ends_with_one_too() {
        Desk[] desk = new Desk[1];
        desk[0] = new Desk(command("count", List.of(), (invocation, output) -> {
            output.row(Map.of("n", 1));
            desk[0].application.stop();
            return invocation.cancelled() ? Outcome.DONE : Outcome.REFUSED;
        }));
        assertThat(desk[0].run("count", "--json")).isEqualTo(1);
        assertThat(desk[0].json()).hasSize(1);
    }
}
