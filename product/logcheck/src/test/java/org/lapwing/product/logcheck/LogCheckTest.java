package org.lapwing.product.logcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.platform.store.SqliteCaseStore;
import org.osgi.framework.BundleContext;

/** What the product exports is checked by a program that shares no code with it. */
class LogCheckTest {

    @TempDir
    Path temp;

    Path export;
    Path heads;

    /** One installation with its person. */
    private final class Installation {

        final KeyedPersons persons;
        final CaseStore cases;
        final FolderLogs logs;

        Installation(String name) throws Exception {
            Path folder = temp.resolve(name);
            persons = new KeyedPersons(folder, new KeyTexts(), new KeyCost(64, 1, 1), Map.of());
            persons.create(name, "correct horse".toCharArray());
            PersonalProfile profile = new PersonalProfile(folder, persons);
            BundleContext context = (BundleContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, words) -> "cli");
            cases = new SqliteCaseStore(profile, persons, new KeyTexts(), context);
            logs = new FolderLogs(profile, persons, new KeyTexts());
        }
    }

    @BeforeEach
    void a_log_that_an_auditor_exported() throws Exception {
        Installation lead = new Installation("Kim \"K\" Ålder");
        Installation auditor = new Installation("Noor");
        Path folder = temp.resolve("case");
        try (Case open = lead.cases.create(folder, "Harbour", null)) {
            open.members().add(auditor.persons.current().orElseThrow(), Role.AUDITOR, "yearly");
            for (int i = 1; i <= 6; i++) {
                open.log().append(Operation.CONSULTED, Target.of(Target.ITEM, i), "opened \"" + i + "\" \\ ñ 🐦");
            }
        }
        heads = temp.resolve("heads");
        lead.logs.heads(heads);
        export = temp.resolve("export");
        auditor.logs.read(folder, Purpose.INTEGRITY, "first", 0, 10);
        auditor.logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
    }

    @Test
    void an_untouched_export_is_found_sound_by_the_program_alone() throws Exception {
        Path output = temp.resolve("output");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Path.of("target", "classes").toAbsolutePath().toString(),
                        "org.lapwing.product.logcheck.LogCheck",
                        export.toString(),
                        "--heads",
                        heads.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output))
                .contains("8 entries, head", "2 readings", "up to entry 8 nothing was cut off", "Nothing is wrong.")
                .contains("signed by Kim \"K\" Ålder")
                .contains("signed by Noor");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void without_heads_it_says_what_is_not_proven() throws Exception {
        assertThat(check(0, lines(), false)).contains("it cannot be seen whether entries were cut off at the end");
    }

    @Test
    void an_edited_entry_is_named() throws Exception {
        List<String> lines = lines();
        lines.replaceAll(line -> line.replace("opened \\\"3\\\"", "opened \\\"9\\\""));
        assertThat(check(1, lines, false)).contains("Entry 5 does not follow").doesNotContain("Entry 6");
    }

    @Test
    void a_log_that_was_written_anew_without_a_chain_is_named() throws Exception {
        List<String> lines = lines();
        lines.removeIf(line -> line.contains("\"is\":\"checkpoint\""));
        lines.replaceAll(line ->
                line.contains("\"is\":\"entry\"") ? line.replaceAll("\"hash\":\"[0-9a-f]*\"", "\"hash\":\"\"") : line);
        assertThat(check(1, lines, false)).contains("Entry 8 has no place in the chain");
        assertThat(check(1, lines, true)).contains("Entry 8 is not the one whose head was kept");
    }

    @Test
    void a_deleted_entry_is_named() throws Exception {
        List<String> lines = lines();
        lines.removeIf(line -> line.contains("\"number\":5,") && line.contains("\"is\":\"entry\""));
        assertThat(check(1, lines, false)).contains("Entries 5 to 5 are missing");
    }

    @Test
    void entries_in_another_order_are_named() throws Exception {
        List<String> lines = lines();
        int fifth = index(lines, "\"is\":\"entry\",\"number\":5,");
        lines.add(fifth, lines.remove(index(lines, "\"is\":\"entry\",\"number\":6,")));
        assertThat(check(1, lines, false))
                .contains("Entries 5 to 5 are missing")
                .contains("Entry 5 stands where entry 7 should");
    }

    @Test
    void an_end_that_was_cut_off_is_named_with_heads_and_only_with_them() throws Exception {
        List<String> lines = lines();
        lines.removeIf(line -> line.contains("\"number\":8,") && !line.contains("reader"));
        assertThat(check(0, lines, false)).contains("7 entries, head");
        assertThat(check(1, lines, true)).contains("A head was kept of entry 8 on", "and the log ends at entry 7");
    }

    @Test
    void a_forged_signature_and_a_changed_card_are_named() throws Exception {
        List<String> lines = lines();
        int last = index(lines, "\"is\":\"entry\",\"number\":8,");
        String forged = lines.get(last).replaceFirst("\"signature\":\"..", "\"signature\":\"00");
        lines.set(last, forged);
        assertThat(check(1, lines, false)).contains("Entry 8 does not carry the signature of Kim");
        List<String> others = lines();
        others.replaceAll(
                line -> line.contains("\"signer\"") ? line.replaceFirst("\"signing\":\"..", "\"signing\":\"00") : line);
        assertThat(check(1, others, false)).contains("The card of Kim", "whose card the log does not hold");
    }

    @Test
    void a_changed_head_is_named_and_not_counted() throws Exception {
        String text = Files.readString(heads);
        assertThat(text).contains("\"entry\":8");
        Files.writeString(heads, text.replace("\"entry\":8", "\"entry\":7"));
        assertThat(check(1, lines(), true))
                .contains("Line 1 of the heads was changed")
                .contains("The heads say nothing of this case");
    }

    @Test
    void a_reading_that_was_taken_out_is_named() throws Exception {
        List<String> lines = lines();
        lines.remove(index(lines, "\"is\":\"reader\",\"number\":1,"));
        assertThat(check(1, lines, false)).contains("In the log of the readers: Entries 1 to 1 are missing");
    }

    @Test
    void what_is_no_export_is_refused_and_what_is_broken_is_named() throws Exception {
        assertThat(check(3, List.of("hello"), false)).contains("not that of an exported log");
        assertThat(check(3, List.of(), false)).contains("not that of an exported log");
        List<String> lines = lines();
        lines.add("{\"is\":\"entry\",\"number\":1e9}");
        lines.add("{\"is\":\"entry\"");
        lines.add("{\"is\":\"other\"}");
        assertThat(check(1, lines, false)).contains("3 things are wrong");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(LogCheck.run(new String[0], new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(LogCheck.run(
                        new String[] {temp.resolve("absent").toString()},
                        new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(3);
    }

    private List<String> lines() throws IOException {
        return new ArrayList<>(Files.readAllLines(export));
    }

    private static int index(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError("no line with " + part);
    }

    private String check(int expected, List<String> lines, boolean withHeads) throws IOException {
        Path file = Files.write(temp.resolve("changed"), lines);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = withHeads
                ? new String[] {file.toString(), "--heads", heads.toString()}
                : new String[] {file.toString()};
        int ended = LogCheck.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        String said = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(said).isEqualTo(expected);
        return said;
    }

    /** Keys in place of sentences. */
    private static final class KeyTexts implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
