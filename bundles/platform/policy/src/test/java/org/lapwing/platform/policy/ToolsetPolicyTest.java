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
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.Register;

class ToolsetPolicyTest {

    private Authority recorded;

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
    void a_reason_can_be_asked_for() {
        ToolsetPolicy policy = policy("{\"needsReason\":[\"CONTENT_REVEAL\"]}");
        assertThatThrownBy(() -> policy.permit(Function.CONTENT_REVEAL, inCase(null), null, " "))
                .isInstanceOf(PolicyRefusal.class)
                .hasMessageContaining("needsReason");
        assertThatCode(() -> policy.permit(Function.CONTENT_REVEAL, inCase(null), null, "grading"))
                .doesNotThrowAnyException();
    }

    @Test
    void the_time_until_a_picture_is_hidden_again_is_ten_seconds_or_as_told() {
        assertThat(policy(null).hideAfterSeconds()).isEqualTo(10);
        assertThat(policy("{\"hideAfterSeconds\":3}").hideAfterSeconds()).isEqualTo(3);
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
                "{\"hideAfterSeconds\":0}",
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

    private static ToolsetPolicy policy(String json) {
        return new ToolsetPolicy(json, new OnePerson(), new OwnEnglish());
    }

    /** A case of which only what a policy asks for is there. */
    private Case inCase(String authority) {
        CaseInfo info = new CaseInfo("c-1", "Harbour", Path.of("harbour"), Instant.EPOCH, authority);
        CaseLog log = (CaseLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CaseLog.class}, (proxy, method, arguments) -> {
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

    private static final class OnePerson implements Profile {

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
            throw new AssertionError();
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
