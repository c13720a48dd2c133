package org.lapwing.product.logcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.platform.store.SqliteCaseStore;
import org.lapwing.platform.store.StoreKeeping;
import org.lapwing.testcards.SoftCard;
import org.osgi.framework.BundleContext;

/** A case whose lead has a smart card, among colleagues with passphrases: everything that is signed and wrapped. */
class KeyCardCaseTest {

    private static List<SoftCard> cards = List.of();

    @TempDir
    Path temp;

    /** One installation with its person. */
    private final class Installation {

        final KeyedPersons persons;
        final SqliteCaseStore cases;
        final FolderLogs logs;
        final StoreKeeping keeping;

        Installation(String name) {
            Path folder = temp.resolve(name);
            persons = new KeyedPersons(folder, new Words(), new KeyCost(64, 1, 1), Map.of());
            PersonalProfile profile = new PersonalProfile(folder, persons);
            BundleContext context = (BundleContext) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, words) -> "cli");
            cases = new SqliteCaseStore(profile, persons, new Words(), context);
            logs = new FolderLogs(profile, persons, new Words());
            keeping = new StoreKeeping(cases, profile, persons, new Words());
        }

        PersonCard card() {
            return persons.current().orElseThrow();
        }
    }

    @BeforeAll
    static void insert() throws Exception {
        if (SoftCard.possible()) {
            cards = SoftCard.insert(2);
        }
    }

    @Test
    void the_log_of_a_lead_with_a_smart_card_is_checked_and_the_case_handed_on() throws Exception {
        assumeTrue(!cards.isEmpty(), "no softhsm2 here");
        SoftCard card = cards.getFirst();
        Installation lead = new Installation("Kim");
        lead.persons.create("Kim", card.reader(), SoftCard.pin());
        Installation noor = new Installation("Noor");
        noor.persons.create("Noor", "correct horse".toCharArray());
        Installation lee = new Installation("Lee");
        lee.persons.create("Lee", "correct horse".toCharArray());
        Path folder = temp.resolve("case");
        try (Case open = lead.cases.create(folder, "Harbour", null)) {
            open.members().add(noor.card(), Role.AUDITOR, "yearly");
            open.members().add(lee.card(), Role.LEAD, "deputy");
            open.members().rotate("yearly");
            open.decisions().decide(Target.of(Target.CASE, 1), DecisionKind.NOTE, "boats", null, "");
            assertThat(lead.keeping.verify(open, false, Progress.NONE).problems())
                    .isEmpty();
            lead.keeping.seal(open, temp.resolve("sealed"), List.of(lee.card(), lead.card()), Progress.NONE);
        }
        try (Case again = lee.cases.open(folder, Access.WRITE)) {
            assertThat(lee.keeping.verify(again, false, Progress.NONE).problems())
                    .isEmpty();
        }
        CaseInfo unsealed = lead.keeping.unseal(temp.resolve("sealed"), temp.resolve("unsealed"), Progress.NONE);
        assertThat(unsealed.name()).isEqualTo("Harbour");
        assertThat(lee.keeping
                        .unseal(temp.resolve("sealed"), temp.resolve("unsealed by Lee"), Progress.NONE)
                        .id())
                .isEqualTo(unsealed.id());

        Path heads = temp.resolve("heads");
        lead.logs.heads(heads);
        Path export = temp.resolve("export");
        noor.logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
        assertThat(check(0, Files.readString(export), Files.readString(heads)))
                .contains("Nothing is wrong.", "signed by Kim", "nothing was cut off");
        altered(Files.readString(export), Files.readString(heads));

        try (Case open = lead.cases.open(folder, Access.WRITE)) {
            card.pull();
            assertThatThrownBy(() ->
                            open.decisions().decide(Target.of(Target.CASE, 1), DecisionKind.NOTE, "late", null, ""))
                    .isInstanceOf(PersonLocked.class);
            assertThat(open.decisions().on(Target.of(Target.CASE, 1)))
                    .as("nothing half")
                    .hasSize(1);
        }
        try (Case after = lee.cases.open(folder, Access.WRITE)) {
            assertThat(lee.keeping.verify(after, false, Progress.NONE).problems())
                    .isEmpty();
        }
    }

    /** The same export, kept: it is checked where no card can be made. */
    @Test
    void a_kept_log_that_smart_cards_signed_is_checked_without_any() throws Exception {
        String export = sample("card.export");
        String heads = sample("card.heads");
        assertThat(check(0, export, heads)).contains("Nothing is wrong.", "signed by Kim", "nothing was cut off");
        altered(export, heads);
    }

    private void altered(String export, String heads) throws Exception {
        String signer = export.lines()
                .filter(line -> line.contains("\"is\":\"signer\"") && line.contains("\"name\":\"Kim\""))
                .findFirst()
                .orElseThrow();
        String point = signer.replaceAll(".*\"signing\":\"([0-9a-f]+)\".*", "$1");
        assertThat(point).hasSize(130);
        assertThat(check(
                        1,
                        export.replace(point, point.substring(0, 128) + (point.endsWith("00") ? "01" : "00")),
                        heads))
                .contains("its keys do not make its number");
        String entry = export.lines()
                .filter(line -> line.contains("\"is\":\"entry\""))
                .findFirst()
                .orElseThrow();
        String signature = entry.replaceAll(".*\"signature\":\"([0-9a-f]+)\".*", "$1");
        String other = (signature.startsWith("0") ? "1" : "0") + signature.substring(1);
        assertThat(check(1, export.replace(signature, other), heads)).contains("does not carry the signature of Kim");
        assertThat(check(1, export.replace(signature, mirrored(signature)), heads))
                .as("a second signature made of the first")
                .contains("does not carry the signature of Kim");
    }

    /** r and the order less s, which is as good for ECDSA. */
    private static String mirrored(String signature) {
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        BigInteger s = new BigInteger(signature.substring(64), 16);
        return signature.substring(0, 64) + "%064x".formatted(order.subtract(s));
    }

    private static String sample(String name) throws Exception {
        try (InputStream in = KeyCardCaseTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String check(int code, String export, String heads) throws Exception {
        Path one = Files.writeString(temp.resolve("checked"), export);
        Path other = Files.writeString(temp.resolve("against"), heads);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int ended = LogCheck.run(
                new String[] {one.toString(), "--heads", other.toString()},
                new PrintStream(said, true, StandardCharsets.UTF_8));
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(code);
        return text;
    }

    private static final class Words implements Texts {

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
