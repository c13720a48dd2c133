package org.lapwing.product.logcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.platform.store.Forger;
import org.lapwing.platform.store.SqliteCaseStore;
import org.lapwing.platform.store.StoreKeeping;
import org.osgi.framework.BundleContext;

/** Whatever is done to a log, {@code log verify} and the program for auditors say the same of it, in the same sentences. */
class ParityTest {

    private static final Texts TEXTS = new StoreEnglish();

    @TempDir
    Path temp;

    private Installation lead;
    private Installation auditor;
    private Path folder;
    private Path other;
    private Path earlier;
    private Path heads;

    /** What is done, and whether the case alone shows it. */
    enum Attack {
        NOTHING(false),
        EDIT(true),
        DELETE(true),
        REORDER(true),
        REPEAT(true),
        SPLICE(true),
        TRUNCATE(false),
        ROLL_BACK(false),
        ROLL_BACK_AND_WORK_ON(false),
        WITHOUT_CHAIN(true),
        UNCHAINED_AT_THE_END(true),
        FORGED_SIGNATURE(true),
        STRANGER(true),
        CARD(true),
        CHECKPOINT(true),
        CHECKPOINT_SIGNATURE(true),
        READER_EDIT(true),
        READER_DELETE(true),
        READERS_CUT(true),
        HEADS_CUT(false),
        HEADS_EDIT(false);

        final boolean seenAlone;

        Attack(boolean seenAlone) {
            this.seenAlone = seenAlone;
        }
    }

    /** One installation with its person. */
    private final class Installation {

        final KeyedPersons persons;
        final PersonalProfile profile;
        final CaseStore cases;
        final FolderLogs logs;

        Installation(String name) throws Exception {
            Path place = temp.resolve(name);
            persons = new KeyedPersons(place, TEXTS, new KeyCost(64, 1, 1), Map.of());
            persons.create(name, "correct horse".toCharArray());
            profile = new PersonalProfile(place, persons);
            BundleContext context = (BundleContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, words) -> "cli");
            cases = new SqliteCaseStore(profile, persons, TEXTS, context);
            logs = new FolderLogs(profile, persons, TEXTS);
        }

        Forger forger(Path of) throws Exception {
            return new Forger(of, profile, persons, TEXTS);
        }
    }

    /** A case with looks, readings, an anchor of these, and an entry about the installation's log; heads were kept of it. */
    private void prepare() throws Exception {
        lead = new Installation("Kim");
        auditor = new Installation("Noor");
        Installation reserve = new Installation("Rae");
        folder = temp.resolve("case");
        other = temp.resolve("other");
        try (Case open = lead.cases.create(folder, "Harbour", null)) {
            open.members().add(auditor.persons.current().orElseThrow(), Role.AUDITOR, "yearly");
            open.members().add(reserve.persons.current().orElseThrow(), Role.RECOVERY, "for an emergency");
            look(open, 6);
        }
        try (Case open = lead.cases.create(other, "Quarry", null)) {
            look(open, 9);
        }
        auditor.logs.read(folder, Purpose.INTEGRITY, "first", 0, 10);
        auditor.logs.read(folder, Purpose.INTEGRITY, "second", 0, 10);
        work(2);
        earlier = copy(folder, temp.resolve("earlier"));
        breakGlass(reserve, folder);
        breakGlass(reserve, folder);
        review();
        work(3);
        heads = temp.resolve("heads");
        lead.logs.heads(heads);
    }

    private void work(int looks) throws Exception {
        try (Case open = lead.cases.open(folder, CaseStore.Access.WRITE)) {
            look(open, looks);
        }
    }

    private static void breakGlass(Installation by, Path folder) throws Exception {
        new StoreKeeping((SqliteCaseStore) by.cases, by.profile, by.persons, TEXTS).breakGlass(folder, "an emergency");
    }

    private void review() throws Exception {
        try (Case open = lead.cases.open(folder, CaseStore.Access.WRITE)) {
            open.members().review(open.members().emergencies().getFirst().entry(), true, "it was one");
        }
    }

    @Test
    void both_name_reviews_that_are_none() throws Exception {
        prepare();
        try (Case open = lead.cases.open(folder, CaseStore.Access.WRITE)) {
            String self = lead.persons.current().orElseThrow().id();
            open.log().append(Operation.PERMITTED, new Target("emergency", self), "until 2026-01-01T00:00:00Z");
            String own = Long.toString(open.log().head().number());
            open.log().append(Operation.ALTERED, new Target("emergency-review", own), "approved");
            open.log().append(Operation.ALTERED, new Target("emergency-review", "1"), "approved");
        }
        Path export = temp.resolve("export");
        auditor.logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
        assertThat(compared(export, null))
                .hasSize(2)
                .anyMatch(each -> each.endsWith("of the same person."))
                .anyMatch(each -> each.endsWith("which is no opening in an emergency."));
    }

    private static void look(Case open, int times) {
        for (int i = 1; i <= times; i++) {
            open.log().append(Operation.CONSULTED, Target.of(Target.ITEM, i), "opened " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void both_say_the_same(Attack attack) throws Exception {
        prepare();
        attack(attack);
        Path export = temp.resolve("export");
        auditor.logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
        List<String> alone = compared(export, null);
        assertThat(alone.isEmpty())
                .as("%s, from the case alone: %s", attack, alone)
                .isEqualTo(!attack.seenAlone);
        List<String> withHeads = compared(export, heads);
        assertThat(withHeads.isEmpty())
                .as("%s, with heads: %s", attack, withHeads)
                .isEqualTo(attack == Attack.NOTHING);
    }

    private List<String> compared(Path export, @Nullable Path kept) throws Exception {
        Verdict verdict = auditor.logs.verify(folder, kept);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] words = kept == null
                ? new String[] {export.toString()}
                : new String[] {export.toString(), "--heads", kept.toString()};
        int ended = LogCheck.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> said = out.toString(StandardCharsets.UTF_8).lines().toList();
        List<String> wrong = said.stream()
                .filter(line -> line.startsWith("WRONG  "))
                .map(line -> line.substring(7))
                .toList();
        List<String> problems = verdict.problems().stream().distinct().toList(); // A card is exported once.
        assertThat(wrong).containsExactlyInAnyOrderElementsOf(problems);
        assertThat(said).containsAll(verdict.proven());
        assertThat(said.stream().filter(line -> line.contains("in an emergency, until")))
                .hasSameSizeAs(verdict.proven().stream()
                        .filter(line -> line.contains("in an emergency, until"))
                        .toList());
        assertThat(ended).isEqualTo(wrong.isEmpty() ? 0 : 1);
        return wrong;
    }

    private void attack(Attack attack) throws Exception {
        Forger forger = lead.forger(folder);
        List<String> lines = new ArrayList<>(forger.entries());
        List<String> readers = new ArrayList<>(forger.readers());
        switch (attack) {
            case NOTHING -> {}
            case EDIT -> lines.replaceAll(line -> line.replace("opened 3", "opened 33"));
            case DELETE -> lines.remove(index(lines, "entry", 4));
            case REORDER -> Collections.swap(lines, index(lines, "entry", 4), index(lines, "entry", 5));
            case REPEAT -> lines.add(lines.get(index(lines, "entry", 5)));
            case SPLICE -> {
                List<String> foreign = lead.forger(other).entries();
                lines.set(index(lines, "entry", 4), foreign.get(index(foreign, "entry", 4)));
            }
            case TRUNCATE ->
                lines.subList(index(lines, "entry", last(lines) - 1), lines.size())
                        .clear();
            case ROLL_BACK, ROLL_BACK_AND_WORK_ON -> {
                delete(folder);
                copy(earlier, folder);
                if (attack == Attack.ROLL_BACK_AND_WORK_ON) {
                    work(8);
                }
                return;
            }
            case WITHOUT_CHAIN -> {
                lines.removeIf(line -> !line.contains("\"is\":\"entry\""));
                lines.replaceAll(Unchained::line);
            }
            case UNCHAINED_AT_THE_END -> {
                String end = Unchained.line(lines.get(index(lines, "entry", last(lines))));
                lines.add(end.replace("\"number\":" + last(lines), "\"number\":" + (last(lines) + 1)));
            }
            case FORGED_SIGNATURE -> forged(lines, index(lines, "entry", 5));
            case STRANGER -> lines.addAll(forger.next(new Installation("Sam").persons));
            case CARD ->
                lines.replaceAll(line -> line.contains("\"is\":\"signer\"")
                        ? line.replaceFirst("\"signing\":\"..", "\"signing\":\"00")
                        : line);
            case CHECKPOINT ->
                lines.replaceAll(line -> line.contains("\"is\":\"checkpoint\"")
                        ? line.replaceFirst("\"head\":\"..", "\"head\":\"zz".replace("zz", "00"))
                        : line);
            case CHECKPOINT_SIGNATURE ->
                forged(
                        lines,
                        lines.indexOf(lines.stream()
                                .filter(line -> line.contains("\"is\":\"checkpoint\""))
                                .findFirst()
                                .orElseThrow()));
            case READER_EDIT -> readers.replaceAll(line -> line.replace("first", "never"));
            case READER_DELETE -> readers.remove(index(readers, "entry", 1));
            case READERS_CUT ->
                readers.subList(index(readers, "entry", 2), readers.size()).clear();
            case HEADS_CUT -> {
                List<String> kept = Files.readAllLines(heads);
                Files.write(heads, kept.subList(0, 2));
            }
            case HEADS_EDIT ->
                Files.writeString(heads, Files.readString(heads).replaceFirst("\"entry\":\\d+", "\"entry\":1"));
        }
        forger.entries(lines);
        forger.readers(readers);
    }

    /** An entry as the first release wrote it. */
    private static final class Unchained {

        static String line(String entry) {
            return entry.replaceFirst("\"hash\":\"[0-9a-f]*\"", "\"hash\":\"\"")
                    .replaceFirst("\"signature\":\"[0-9a-f]*\"", "\"signature\":\"\"");
        }
    }

    private static void forged(List<String> lines, int at) {
        String line = lines.get(at);
        String begin = "\"signature\":\"";
        int digit = line.indexOf(begin) + begin.length();
        char other = line.charAt(digit) == '0' ? '1' : '0';
        lines.set(at, line.substring(0, digit) + other + line.substring(digit + 1));
    }

    private static int index(List<String> lines, String is, long number) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"is\":\"" + is + "\",\"number\":" + number + ",")) {
                return i;
            }
        }
        throw new AssertionError("no " + is + " " + number + " in " + lines);
    }

    private static long last(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("{\"is\":\"entry\""))
                .mapToLong(line -> Long.parseLong(line.replaceFirst(".*?\"number\":(\\d+),.*", "$1")))
                .max()
                .orElseThrow();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void members_that_no_lead_signed_are_named() throws Exception {
        prepare();
        Path export = temp.resolve("export");
        auditor.logs.export(folder, export, Purpose.INTEGRITY, "the court", "ordered");
        String text = Files.readString(export);
        assertThat(text).contains("\\\"role\\\":\\\"AUDITOR\\\"");
        Files.writeString(export, text.replace("\\\"role\\\":\\\"AUDITOR\\\"", "\\\"role\\\":\\\"LEAD\\\""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(LogCheck.run(new String[] {export.toString()}, new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Who is a member of the case cannot be told: a change of members was not signed by a lead.");
    }

    /** The English sentences of the store. */
    private static final class StoreEnglish implements Texts {

        private final Properties texts = new Properties();

        StoreEnglish() {
            try {
                for (URL each :
                        Collections.list(getClass().getClassLoader().getResources("OSGI-INF/l10n/bundle.properties"))) {
                    try (Reader in = new InputStreamReader(each.openStream(), StandardCharsets.UTF_8)) {
                        texts.load(in);
                    }
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public String get(String key, Object... arguments) {
            Object[] plain = Stream.of(arguments)
                    .map(each -> each instanceof Number ? each : String.valueOf(each))
                    .toArray();
            String pattern = texts.getProperty(key);
            return pattern == null ? key : new MessageFormat(pattern, Locale.ENGLISH).format(plain);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
