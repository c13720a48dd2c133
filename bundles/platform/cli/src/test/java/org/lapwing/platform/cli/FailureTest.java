package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lapwing.platform.cli.Desk.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.vault.StoreFailure;

class FailureTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new PolicyRefusal("Rule 7 says no."), 3, "Rule 7 says no."),
                Arguments.of(new IllegalStateException(new PolicyRefusal("Rule 8 says no.")), 3, "Rule 8 says no."),
                Arguments.of(
                        new IOException("a.txt is not opened. Rule 9.", new PolicyRefusal("Rule 9.")),
                        3,
                        "a.txt is not opened. Rule 9."),
                Arguments.of(
                        new CaseUnavailable(CaseUnavailable.Reason.NOT_FOUND, "No case there."), 1, "No case there."),
                Arguments.of(new CaseUnavailable(CaseUnavailable.Reason.LOCKED, "It is locked."), 3, "It is locked."),
                Arguments.of(new PersonLocked("Nobody signs."), 3, "Nobody signs."),
                Arguments.of(new IllegalStateException(new PersonRefused("Wrong.")), 3, "Wrong."),
                Arguments.of(new StoreFailure("The disk is full.", true, new IOException()), 1, "The disk is full."),
                Arguments.of(new UncheckedIOException(new AccessDeniedException("/x/y")), 1, "/x/y may not be read"),
                Arguments.of(new IOException("The exhibit has moved."), 1, "The exhibit has moved."),
                Arguments.of(new NullPointerException("a.b.C"), 1, "Something went wrong in “fail now”."),
                Arguments.of(new NoClassDefFoundError("a/b/C"), 1, "Something went wrong in “fail now”."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void each_failure_has_its_exit_code_and_its_sentence_and_what_was_written_stays_json(
            Throwable failure, int code, String sentence) {
        Desk desk = new Desk(command("fail now", List.of(), (invocation, output) -> {
            output.row(Map.of("n", 1));
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }));
        assertThat(desk.run("fail", "now", "--json")).isEqualTo(code);
        assertThat(desk.said()).contains(sentence).doesNotContain("a.b.C").doesNotContain("at org.");
        assertThat(desk.json()).hasSize(1);
    }

    @Test
    void a_word_that_is_no_path_is_a_usage_mistake() {
        Desk desk = new Desk(command("open", List.of(), (invocation, output) -> {
            invocation.path("a\0b");
            return Outcome.DONE;
        }));
        assertThat(desk.run("open")).isEqualTo(2);
        assertThat(desk.said()).contains("cannot be the name of a file");
    }

    @Test
    void a_reader_that_has_gone_ends_the_call_quietly() {
        int[] rows = {0};
        Desk desk = closing("Broken pipe", rows);
        assertThat(desk.run("many", "--json")).isZero();
        assertThat(desk.said()).isEmpty();
        assertThat(rows[0]).isLessThan(100);
    }

    @Test
    void a_full_disk_behind_standard_output_is_said() {
        Desk desk = closing("No space left on device", new int[1]);
        assertThat(desk.run("many")).isEqualTo(1);
        assertThat(desk.said()).contains("No space left on device");
    }

    private static Desk closing(String message, int[] rows) {
        OutputStream narrow = new OutputStream() {
            private int left = 100;

            @Override
            public void write(int b) throws IOException {
                if (--left < 0) {
                    throw new IOException(message);
                }
            }
        };
        return new Desk(false, narrow, command("many", List.of(), (invocation, output) -> {
            for (int i = 0; i < 10_000; i++) {
                rows[0] = i;
                output.row(Map.of("n", i));
                output.line("line " + i);
            }
            return Outcome.DONE;
        }));
    }
}
