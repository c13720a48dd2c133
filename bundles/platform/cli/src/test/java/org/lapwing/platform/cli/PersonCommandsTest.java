package org.lapwing.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.product.testkit.EnglishTexts;

@EnabledOnOs(OS.LINUX)
class PersonCommandsTest {

    private static final String SECRET = "correct horse";

    private @TempDir Path temp;
    private final Deque<String> typed = new ArrayDeque<>();
    private final Map<String, String> environment = new HashMap<>();
    private boolean terminal;
    private String out = "";
    private String err = "";

    /** Each call is a process of its own, but for the memory folder of the system. */
    private int run(String... words) {
        return run(List.of(), words);
    }

    private int run(List<Command> others, String... words) {
        Persons persons =
                new KeyedPersons(temp.resolve("profile"), new KeysAsTexts(), new KeyCost(64, 1, 1), environment);
        PersonalProfile profile = new PersonalProfile(temp.resolve("profile"), persons);
        EnglishTexts texts = EnglishTexts.of(CommandLineApplication.class);
        List<CommandSet> sets =
                List.of(new PersonCommands(texts, persons, profile, new Typed()), () -> others, () -> signing(persons));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = new CommandLineApplication(
                        texts, Desk.TOOLSET, sets, new Terminal(printed, said, false, false, 80), new Typed())
                .with(persons, profile)
                .run(List.of(words));
        out = printed.toString(StandardCharsets.UTF_8);
        err = said.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** One that needs keys, one that says so only after it has printed, one that cannot open a case. */
    private static List<Command> signing(Persons persons) {
        return List.of(
                Desk.command("sign", List.of(), (invocation, output) -> {
                    output.line("signed " + persons.sign(new byte[] {1}).length);
                    return Outcome.DONE;
                }),
                Desk.command("late", List.of(), (invocation, output) -> {
                    output.line("begun");
                    persons.sign(new byte[] {1});
                    return Outcome.DONE;
                }),
                Desk.command("open", List.of(), (invocation, output) -> {
                    if (!persons.unlocked()) {
                        throw new CaseUnavailable(CaseUnavailable.Reason.LOCKED, "The case is locked.");
                    }
                    output.line("opened");
                    return Outcome.DONE;
                }));
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out);
    }

    private String passphraseFile(String text) throws IOException {
        Path file = Files.writeString(temp.resolve("file-" + text.hashCode()), text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file.toString();
    }

    private void kimByFile() throws IOException {
        assertThat(run("person", "create", "Kim", "--passphrase-file", passphraseFile(SECRET)))
                .isZero();
    }

    @AfterEach
    void forget() {
        run("person", "lock");
    }

    @Test
    void a_card_that_cannot_be_used_is_a_sentence_and_no_person() throws Exception {
        String library = temp.resolve("absent.so").toString();
        assertThat(run("person", "create", "Kim", "--card", library, "--pin-file", passphraseFile("123456")))
                .isEqualTo(3);
        assertThat(err).contains("key_card.no_library");
        assertThat(run("person", "create", "Kim", "--card", library)).isEqualTo(3);
        assertThat(err).as("nobody can be asked").contains("--pin-file");
        assertThat(run("person", "create", "Kim", "--slot", "1")).isEqualTo(2);
        assertThat(run("person", "create", "Kim", "--card", library, "--slot", "one"))
                .isEqualTo(2);
        assertThat(run("person", "show", "--pin-file")).isEqualTo(2);
        assertThat(err).contains("--pin-file FILE is missing");
        assertThat(run("person", "show", "--json")).isZero();
        assertThat(json().get("id").asText()).isEmpty();
    }

    @Test
    void a_person_is_made_listed_and_shown() throws Exception {
        assertThat(run("person", "show", "--json")).isZero();
        assertThat(json().get("id").asText()).isEmpty();
        assertThat(run("person", "list")).isZero();
        assertThat(out).contains("Nobody has been made here yet");
        assertThat(run("person", "list", "--json")).isZero();
        assertThat(json()).isEmpty();

        assertThat(run("--json", "person", "create", "Kim", "--passphrase-file", passphraseFile(SECRET)))
                .isZero();
        assertThat(json().get("name").asText()).isEqualTo("Kim");
        assertThat(json().get("unlocked").asBoolean()).isTrue();
        String id = json().get("id").asText();

        assertThat(run("person", "show", "--json")).isZero();
        assertThat(json().get("id").asText()).isEqualTo(id);
        assertThat(json().get("unlocked").asBoolean()).isFalse();
        assertThat(run("person", "list", "--json")).isZero();
        assertThat(json().get(0).get("own").asBoolean()).isTrue();
        assertThat(json().get(0).get("current").asBoolean()).isTrue();
        assertThat(run("person", "show")).isZero();
        assertThat(out).contains("Kim, locked", id);
    }

    @Test
    void without_anybody_to_ask_a_person_is_not_made_and_the_exit_code_is_3() {
        assertThat(run("person", "create", "Kim")).isEqualTo(3);
        assertThat(err).contains("--passphrase-file");
        assertThat(run("person", "create", " ")).isEqualTo(2);
        assertThat(run("person", "unlock")).isEqualTo(3);
        assertThat(run("person", "passphrase")).isEqualTo(3);
        assertThat(run("person", "export", temp.resolve("card").toString())).isEqualTo(3);
        assertThat(run("sign")).isEqualTo(3);
        assertThat(run("open")).isEqualTo(3);
        assertThat(err).contains("The case is locked.");
    }

    @Test
    void keys_are_held_for_the_next_commands_until_locked() throws Exception {
        kimByFile();
        assertThat(run("sign")).isEqualTo(3);

        assertThat(run("person", "unlock", "--for", "0.5", "--json", "--passphrase-file=" + passphraseFile(SECRET)))
                .isZero();
        assertThat(json().get("minutes").asInt()).isEqualTo(30);
        assertThat(run("sign")).isZero();
        assertThat(out).isEqualTo("signed 64\n");
        assertThat(run("person", "lock", "--json")).isZero();
        assertThat(json().get("unlocked").asBoolean()).isFalse();
        assertThat(run("sign")).isEqualTo(3);
    }

    @Test
    void a_wrong_passphrase_is_refused_and_a_wrong_time_is_a_usage_mistake() throws Exception {
        kimByFile();

        assertThat(run("person", "unlock", "--passphrase-file", passphraseFile("wrong horse")))
                .isEqualTo(3);
        for (String time : List.of("0", "-1", "soon", "NaN")) {
            assertThat(run("person", "unlock", "--for", time)).as(time).isEqualTo(2);
        }
        assertThat(run("person", "unlock", "--for", "9999", "--passphrase-file", passphraseFile(SECRET)))
                .isEqualTo(3);
        assertThat(run("sign", "--passphrase-file", passphraseFile("wrong horse")))
                .isEqualTo(3);
        assertThat(run("sign", "--passphrase-file")).isEqualTo(2);
        assertThat(err).contains("--passphrase-file FILE is missing");
    }

    @Test
    void the_first_command_that_needs_a_person_makes_one_where_a_passphrase_file_is_named() throws Exception {
        environment.put("LAPWING_PASSPHRASE_FILE", passphraseFile(SECRET));

        assertThat(run("person", "show", "--json")).isZero();
        assertThat(json().get("id").asText()).isEmpty();
        assertThat(run("sign")).isZero();
        assertThat(out).isEqualTo("signed 64\n");
        assertThat(err).contains("Investigator was made");
        assertThat(run("open")).isZero();
        assertThat(err).isEmpty();
        assertThat(run("person", "list", "--json")).isZero();
        assertThat(json()).hasSize(1);
    }

    @Test
    void on_a_terminal_the_first_command_asks_for_name_and_passphrase() {
        terminal = true;
        typed.addAll(List.of("Kim", SECRET, "something else", SECRET, SECRET));

        assertThat(run("sign")).isZero();

        assertThat(typed).isEmpty();
        assertThat(out).isEqualTo("signed 64\n");
        assertThat(err).contains("Nobody has been made here yet", "not the same", "Kim was made");
    }

    @Test
    void on_a_terminal_a_locked_person_is_asked_for_the_passphrase_up_to_three_times() throws Exception {
        kimByFile();
        terminal = true;
        typed.addAll(List.of("wrong horse", SECRET));
        assertThat(run("open")).isZero();
        assertThat(out).isEqualTo("opened\n");

        typed.addAll(List.of("wrong 1", "wrong 2", "wrong 3", SECRET));
        assertThat(run("open")).isEqualTo(3);
        assertThat(typed).hasSize(1);
        typed.clear();
        assertThat(run("open")).isEqualTo(3);
        assertThat(err).contains("The case is locked.");
    }

    @Test
    void a_command_that_has_printed_is_not_begun_again() throws Exception {
        kimByFile();
        terminal = true;
        typed.add(SECRET);

        assertThat(run("late")).isEqualTo(3);

        assertThat(out).isEqualTo("begun\n");
        assertThat(typed).hasSize(1);
    }

    @Test
    void a_person_is_renamed_and_gets_another_passphrase() throws Exception {
        kimByFile();

        assertThat(run("person", "rename", "Kim Doe")).isEqualTo(3);
        assertThat(run("person", "rename", "Kim Doe", "--passphrase-file", passphraseFile(SECRET), "--json"))
                .isZero();
        assertThat(json().get("name").asText()).isEqualTo("Kim Doe");
        assertThat(run("person", "rename", "")).isEqualTo(2);
        assertThat(run("person", "rename", "Kim\u0007", "--passphrase-file", passphraseFile(SECRET)))
                .isEqualTo(2);

        String next = passphraseFile("battery staple");
        assertThat(run("person", "passphrase", "--new-file", next, "--passphrase-file", next))
                .isEqualTo(3);
        assertThat(run(
                        "person",
                        "passphrase",
                        "--new-file",
                        next,
                        "--passphrase-file",
                        passphraseFile(SECRET),
                        "--json"))
                .isZero();
        assertThat(json().get("changed").asBoolean()).isTrue();
        assertThat(run("sign", "--passphrase-file", passphraseFile(SECRET))).isEqualTo(3);
        assertThat(run("sign", "--passphrase-file", next)).isZero();

        terminal = true;
        typed.addAll(List.of("battery staple", SECRET, SECRET));
        assertThat(run("person", "passphrase")).isZero();
        assertThat(run("sign", "--passphrase-file", passphraseFile(SECRET))).isZero();
    }

    @Test
    void a_card_is_written_and_taken_in() throws Exception {
        kimByFile();
        Path card = temp.resolve("kim.card");

        assertThat(run("person", "export", card.toString(), "--json")).isZero();
        assertThat(json().get("file").asText()).isEqualTo(card.toString());
        assertThat(run("person", "export", card.toString())).isEqualTo(3);
        assertThat(run("person", "import", card.toString(), "--json")).isZero();
        assertThat(json().get("name").asText()).isEqualTo("Kim");
        Files.writeString(card, Files.readString(card).replace("Kim", "Eve"));
        assertThat(run("person", "import", card.toString())).isEqualTo(3);
        assertThat(run("person", "export", temp.resolve("x").toString(), "--person", "Eve"))
                .isEqualTo(3);
    }

    @Test
    void another_own_person_takes_the_desk() throws Exception {
        kimByFile();
        assertThat(run("person", "create", "Kim as lead", "--passphrase-file", passphraseFile(SECRET)))
                .isZero();

        assertThat(run("person", "use", "Kim", "--json")).isZero();
        assertThat(json().get("name").asText()).isEqualTo("Kim");
        assertThat(run("person", "use", "Nobody")).isEqualTo(3);
        assertThat(run("person", "list")).isZero();
        assertThat(out).contains("Kim  (acts here)", "Kim as lead  (own)");
    }

    /** What somebody types. */
    private final class Typed implements Asking {

        @Override
        public boolean possible() {
            return terminal;
        }

        @Override
        public Optional<String> line(String prompt) {
            return Optional.ofNullable(typed.poll());
        }

        @Override
        public Optional<char[]> secret(String prompt) {
            return line(prompt).map(String::toCharArray);
        }
    }

    /** The sentences of the other bundle are not of interest here. */
    private static final class KeysAsTexts implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key + Arrays.toString(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
