package org.lapwing.casework.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Members.Review;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.InstalledToolset;

class ProvenanceSectionTest {

    private static final Emergency WAITING =
            new Emergency(4, "s1", "Sam", Instant.EPOCH, Instant.EPOCH, "a child is in danger", null);

    @Test
    void openings_in_an_emergency_are_counted_with_those_that_await_review() {
        Emergency reviewed = WAITING.reviewed(new Review(5, "k1", "Kim", Instant.EPOCH, true, "it was one"));
        assertThat(paragraphs(List.of(WAITING, reviewed, WAITING))).contains("provenance.emergencies[3, 2]");
    }

    @Test
    void a_case_that_was_opened_as_always_says_nothing_of_it() {
        assertThat(paragraphs(List.of()))
                .noneMatch(each -> each.contains("emergenc"))
                .hasSize(3);
    }

    private static List<String> paragraphs(List<Emergency> emergencies) {
        List<String> paragraphs = new ArrayList<>();
        ReportWriter writer = answering(ReportWriter.class, (name, arguments) -> {
            if (name.equals("paragraph")) {
                paragraphs.add((String) arguments[0]);
            }
            return null;
        });
        Members members = answering(Members.class, (name, arguments) -> emergencies);
        CaseLog log = answering(CaseLog.class, (name, arguments) -> new CaseLog.Head(7, "aa"));
        CaseInfo info = new CaseInfo("c1", "Harbour", Path.of("case"), Instant.EPOCH, null);
        Case of = answering(Case.class, (name, arguments) -> switch (name) {
            case "members" -> members;
            case "log" -> log;
            default -> info;
        });
        InstalledToolset toolset =
                answering(InstalledToolset.class, (name, arguments) -> name.equals("bundles") ? List.of() : "0.1.0");
        new ProvenanceSection(toolset, new Keys()).write(of, writer);
        return paragraphs;
    }

    private static <T> T answering(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }

    private interface Answer {
        Object to(String name, Object[] arguments);
    }

    private record Keys() implements Texts {

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
