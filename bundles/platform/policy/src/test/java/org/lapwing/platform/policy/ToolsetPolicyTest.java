package org.lapwing.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Competence;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.Register;

class ToolsetPolicyTest {

    private Authority recorded;

    private Instant now = Instant.parse("2026-11-30T08:00:00Z");

    private String setting;

    private List<Competence> trained = List.of();

    final List<String> logged = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Function.class)
    void without_rules_everything_is_allowed_and_the_log_is_left_to_who_does_it(Function function) throws Exception {
        Permit permit = policy(null).permit(function, inCase(null), null, "because");
        assertThat(permit.function()).isEqualTo(function);
        assertThat(permit.person()).isEqualTo("p-1");
        assertThat(permit.reason()).isEqualTo("because");
        assertThat(logged).isEmpty();
        assertThatCode(() -> policy("{}").permit(function, null, null, "")).doesNotThrowAnyException();
    }

    @Test
    void a_forbidden_function_is_refused_by_name_of_the_rule_and_logged() {
        ToolsetPolicy policy = policy("{\"forbidden\":[\"REPORT_WRITE\"]}");
        assertThatThrownBy(() -> policy.permit(Function.REPORT_WRITE, inCase("AZ 1"), null, ""))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("Writing a report")
                .hasMessageContaining("rule forbidden: REPORT_WRITE");
        assertThat(logged).singleElement().asString().startsWith("REFUSED REPORT_WRITE: ");
        assertThatCode(() -> policy.permit(Function.DECIDE, inCase(null), null, ""))
                .doesNotThrowAnyException();
    }

    @Test
    void an_authority_of_the_case_or_of_the_call_will_do() {
        ToolsetPolicy policy = policy("{\"needsAuthority\":[\"EVIDENCE_INGEST\"]}");
        assertThatThrownBy(() -> policy.permit(Function.EVIDENCE_INGEST, inCase(null), " ", ""))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("rule needsAuthority: EVIDENCE_INGEST");
        assertThatCode(() -> policy.permit(Function.EVIDENCE_INGEST, inCase("AZ 1"), null, ""))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy.permit(Function.EVIDENCE_INGEST, inCase(null), "AZ 2", ""))
                .doesNotThrowAnyException();
    }

    @Test
    void a_reason_that_is_asked_for_is_named_and_nothing_is_logged_because_it_may_still_come() throws Exception {
        ToolsetPolicy policy = policy("{\"needsReason\":[\"CONTENT_REVEAL\"]}");
        assertThatThrownBy(() -> policy.permit(Function.CONTENT_REVEAL, inCase(null), null, " "))
                .hasMessageContaining("needsReason")
                .isInstanceOfSatisfying(GroundsNeeded.class, needed -> {
                    assertThat(needed.needed()).containsExactly(Ground.REASON);
                    assertThat(needed.function()).isEqualTo(Function.CONTENT_REVEAL);
                });
        assertThat(logged).isEmpty();
        assertThat(policy.permit(Function.CONTENT_REVEAL, inCase(null), null, "grading")
                        .reason())
                .isEqualTo("grading");
        assertThat(policy.asks(Function.CONTENT_REVEAL)).containsExactly(Ground.REASON);
        assertThat(policy.asks(Function.SEARCH)).isEmpty();
    }

    @Test
    void all_that_is_missing_for_a_disclosure_is_named_at_once() {
        ToolsetPolicy policy = policy("{\"needsReason\":[\"REPORT_WRITE\"],\"needsRecipient\":[\"REPORT_WRITE\"]}");
        assertThatThrownBy(() -> policy.permit(Function.REPORT_WRITE, inCase(null), null, "", " "))
                .isInstanceOfSatisfying(GroundsNeeded.class, needed -> assertThat(needed.needed())
                        .containsExactlyInAnyOrder(Ground.REASON, Ground.RECIPIENT));
        assertThatThrownBy(() -> policy.permit(Function.REPORT_WRITE, inCase(null), null, "trial", ""))
                .isInstanceOfSatisfying(GroundsNeeded.class, needed -> assertThat(needed.needed())
                        .containsExactly(Ground.RECIPIENT));
        assertThatCode(() -> policy.permit(Function.REPORT_WRITE, inCase(null), null, "trial", "the court"))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = Function.class,
            names = {"CASE_OPEN", "CONTENT_REVEAL", "SEARCH", "REPORT_WRITE", "CASE_SEAL"})
    void the_setting_of_an_installation_asks_for_a_reason_wherever_something_is_shown_or_handed_out(Function function) {
        setting = "true";
        assertThatThrownBy(() -> policy(null).permit(function, inCase(null), null, ""))
                .isInstanceOf(GroundsNeeded.class);
        assertThatCode(() -> policy(null).permit(function, inCase(null), null, "because", "somebody"))
                .doesNotThrowAnyException();
        setting = "false";
        assertThatCode(() -> policy(null).permit(function, inCase(null), null, ""))
                .doesNotThrowAnyException();
    }

    @Test
    void a_refusal_comes_before_a_question() {
        ToolsetPolicy policy = policy("{\"forbidden\":[\"SEARCH\"],\"needsReason\":[\"SEARCH\"]}");
        assertThatThrownBy(() -> policy.permit(Function.SEARCH, inCase(null), null, ""))
                .isNotInstanceOf(GroundsNeeded.class)
                .isInstanceOf(PolicyRefusal.class);
        assertThat(logged).hasSize(1);
    }

    @Test
    void a_competence_that_the_policy_asks_for_is_named_and_nothing_is_asked_by_default() throws Exception {
        String rules = "{\"needsCompetence\":{\"CONTENT_REVEAL\":\"view-originals\",\"TOOL_RUN\":\"risky-tools\"}}";
        assertThatCode(() -> policy("{}").permit(Function.CONTENT_REVEAL, inCase(null), null, ""))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy(rules).permit(Function.CONTENT_REVEAL, inCase(null), null, ""))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("view-originals");
        assertThat(logged).singleElement().asString().startsWith("REFUSED CONTENT_REVEAL");
        trained = List.of(trained("view-originals", "p-2", null));
        assertThatCode(() -> policy(rules).permit(Function.CONTENT_REVEAL, inCase(null), null, ""))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy(rules).permit(Function.TOOL_RUN, inCase(null), null, ""))
                .hasMessageContaining("risky-tools");
        assertThatCode(() -> policy(rules).permit(Function.SEARCH, inCase(null), null, ""))
                .doesNotThrowAnyException();
    }

    @Test
    void only_records_of_those_whom_the_policy_names_count() {
        String rules = "{\"needsCompetence\":{\"SEARCH\":\"searching\"},\"competenceBy\":[\"p-3\"]}";
        trained = List.of(trained("searching", "p-2", null));
        assertThatThrownBy(() -> policy(rules).permit(Function.SEARCH, inCase(null), null, ""))
                .hasMessageContaining("searching");
        trained = List.of(trained("searching", "p-3", null));
        assertThatCode(() -> policy(rules).permit(Function.SEARCH, inCase(null), null, ""))
                .doesNotThrowAnyException();
    }

    @Test
    void time_is_that_which_the_log_has_seen_so_that_a_clock_set_back_lets_nothing_end_later() {
        String rules = "{\"needsCompetence\":{\"SEARCH\":\"searching\"}}";
        trained = List.of(trained("searching", "p-2", LocalDate.parse("2099-12-31")));
        assertThatCode(() -> policy(rules).permit(Function.SEARCH, inCase(null), null, ""))
                .doesNotThrowAnyException();
        now = Instant.parse("2100-01-01T00:00:00Z");
        assertThatThrownBy(() -> policy(rules).permit(Function.SEARCH, inCase(null), null, ""))
                .hasMessageContaining("searching");
        recorded = authority(LocalDate.parse("2099-12-31"), Set.of());
        assertThatThrownBy(() -> policy(null).permit(Function.SEARCH, inCase(null), null, ""))
                .hasMessageContaining("2099-12-31");
        now = Instant.parse("2099-12-31T23:00:00Z");
        assertThatCode(() -> policy(null).permit(Function.SEARCH, inCase(null), null, ""))
                .doesNotThrowAnyException();
    }

    private static Competence trained(String name, String by, LocalDate until) {
        return new Competence("1", "p-1", name, LocalDate.EPOCH, until, by, Instant.EPOCH, "course", null, null, null);
    }

    @Test
    void the_time_until_a_picture_is_hidden_again_is_ten_seconds_or_as_told() {
        assertThat(policy(null).hideAfterSeconds()).isEqualTo(10);
        assertThat(policy("{\"hideAfterSeconds\":3}").hideAfterSeconds()).isEqualTo(3);
        assertThat(policy(null).knownQuorum()).isEqualTo(3);
        assertThat(policy("{\"knownQuorum\":0}").knownQuorum()).isZero();
    }

    @Test
    void missing_walls_are_reported_unless_the_toolset_requires_them_or_cannot_be_understood() {
        assertThat(policy(null).wallsRequired()).isFalse();
        assertThat(policy("{\"workerWalls\":\"reported\"}").wallsRequired()).isFalse();
        assertThat(policy("{\"workerWalls\":\"required\"}").wallsRequired()).isTrue();
        assertThat(policy("{\"workerWalls\":\"perhaps\"}").wallsRequired()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"forbidden\":[\"REPORT_WRITE\"]",
                "{} {}",
                "{\"forbiden\":[]}",
                "{\"forbidden\":\"REPORT_WRITE\"}",
                "{\"forbidden\":[\"FLYING\"]}",
                "{\"needsCompetence\":[\"SEARCH\"]}",
                "{\"needsCompetence\":{\"FLYING\":\"wings\"}}",
                "{\"needsCompetence\":{\"SEARCH\":1}}",
                "{\"competenceBy\":\"p-1\"}",
                "{\"hideAfterSeconds\":0}",
                "{\"workerWalls\":\"perhaps\"}",
                "{\"workerWalls\":true}",
                "{\"knownQuorum\":-1}",
                "{\"knownQuorum\":101}",
                "{\"hideAfterSeconds\":\"soon\"}"
            })
    void a_policy_that_cannot_be_understood_allows_nothing(String json) {
        assertThatThrownBy(() -> policy(json).permit(Function.SEARCH, inCase("AZ 1"), "AZ 1", "because"))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("cannot be understood");
    }

    @ParameterizedTest
    @EnumSource(Function.class)
    void every_function_is_in_the_published_schema(Function function) throws IOException {
        try (InputStream in = ToolsetPolicy.class.getResourceAsStream("/policy.schema.json")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains('"' + function.name() + '"');
        }
    }

    private ToolsetPolicy policy(String json) {
        return new ToolsetPolicy(json, new OnePerson(), () -> trained, new OwnEnglish());
    }

    /** A case of which only what a policy asks for is there. */
    private Case inCase(String authority) {
        CaseInfo info = new CaseInfo("c-1", "Harbour", Path.of("harbour"), Instant.EPOCH, authority);
        CaseLog log = (CaseLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CaseLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("now")) {
                        return now;
                    }
                    assertThat(method.getName()).isEqualTo("append");
                    assertThat(((Target) arguments[1]).kind()).isEqualTo(Target.CASE);
                    logged.add((Operation) arguments[0] + " " + arguments[2]);
                    return null;
                });
        return (Case) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Case.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "info" -> info;
                    case "log" -> log;
                    case "register" -> register();
                    default -> throw new AssertionError("A policy does not ask for " + method.getName());
                });
    }

    /** Of the papers only the authority. */
    private Register register() {
        return (Register) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Register.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("authority");
                    return Optional.ofNullable(recorded);
                });
    }

    @Test
    void an_authority_that_ended_refuses_looking_at_evidence_and_nothing_else() {
        recorded = authority(LocalDate.parse("2020-01-31"), Set.of());
        for (Function looks :
                List.of(Function.EVIDENCE_INGEST, Function.CONTENT_REVEAL, Function.SEARCH, Function.TOOL_RUN)) {
            assertThatThrownBy(() -> policy(null).permit(looks, inCase("AZ 1"), null, ""))
                    .isInstanceOf(PolicyRefusal.class)
                    .hasMessageContaining("2020-01-31");
        }
        assertThatCode(() -> policy(null).permit(Function.DECIDE, inCase("AZ 1"), null, ""))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy(null).permit(Function.REPORT_WRITE, inCase("AZ 1"), null, ""))
                .doesNotThrowAnyException();
    }

    @Test
    void an_authority_covers_only_the_functions_that_it_names() {
        recorded = authority(null, Set.of(Function.SEARCH));
        assertThatCode(() -> policy(null).permit(Function.SEARCH, inCase(null), null, ""))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> policy(null).permit(Function.CONTENT_REVEAL, inCase(null), null, ""))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("CONTENT_REVEAL");
    }

    private static Authority authority(LocalDate expires, Set<Function> functions) {
        return new Authority("AZ 9", "Court", null, null, true, List.of(), functions, expires, List.of(), List.of());
    }

    private final class OnePerson implements Profile {

        @Override
        public Person person() {
            return new Person("p-1", "Kim");
        }

        @Override
        public Person rename(String name) {
            throw new AssertionError();
        }

        @Override
        public Path dataFolder(String owner) {
            throw new AssertionError();
        }

        @Override
        public Optional<String> setting(String key) {
            assertThat(key).isEqualTo("requireReason");
            return Optional.ofNullable(setting);
        }

        @Override
        public void setting(String key, String value) {
            throw new AssertionError();
        }
    }

    private static final class OwnEnglish implements Texts {

        private final Properties texts = new Properties();

        OwnEnglish() {
            try (InputStream in = ToolsetPolicy.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String get(String key, Object... arguments) {
            String pattern = texts.getProperty(key);
            if (pattern == null) {
                throw new AssertionError("The bundle has no text " + key);
            }
            return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
