package org.lapwing.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations.Page;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;

class CaseConsultationsTest {

    private final List<Note> logged = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();
    private final Set<Ground> asked = EnumSet.noneOf(Ground.class);
    private final Case open = open();
    private boolean full;
    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private final CaseConsultations consultations = new CaseConsultations(new Asking(), new Moving());

    @Test
    void opening_is_one_entry_and_a_page_of_a_list_is_one_with_the_same_reason() throws Exception {
        consultations.open(open, new Target(Target.CASE, "c-1"), "opened", "order of 3 March");
        consultations.page(open, new Page("case.first", 0, 200, 450, "row one"));
        consultations.page(open, new Page("case.first", 400, 50, 450, "row 401"));
        assertThat(logged)
                .extracting(Note::detail)
                .containsExactly("opened", "case.first, rows 1 to 200 of 450", "case.first, rows 401 to 450 of 450");
        assertThat(logged).extracting(Note::why).containsOnly("order of 3 March");
    }

    @Test
    void a_page_drawn_again_is_the_same_look_until_ten_minutes_are_over() throws Exception {
        Page page = new Page("case.first", 0, 200, 450, "row one");
        consultations.page(open, page);
        consultations.page(open, new Page("case.first", 0, 200, 451, "row one"));
        assertThat(logged).hasSize(1);
        consultations.page(open, new Page("case.first", 0, 200, 450, "another order"));
        assertThat(logged).hasSize(2);
        now = now.plus(Duration.ofMinutes(10));
        consultations.page(open, page);
        assertThat(logged).hasSize(3);
    }

    @Test
    void a_list_without_rows_shows_nothing() throws Exception {
        consultations.page(open, new Page("case.failed", 0, 0, 0, ""));
        assertThat(logged).isEmpty();
    }

    @Test
    void where_a_reason_is_asked_nothing_opens_without_one_and_pages_follow_the_reason() throws Exception {
        asked.add(Ground.REASON);
        Target target = new Target(Target.CASE, "c-1");
        Page page = new Page("case.first", 0, 200, 450, "row one");
        assertThatThrownBy(() -> consultations.open(open, target, "opened", "")).isInstanceOf(GroundsNeeded.class);
        assertThatThrownBy(() -> consultations.page(open, page)).isInstanceOf(GroundsNeeded.class);
        assertThat(logged).isEmpty();
        consultations.open(open, target, "opened", "grading");
        consultations.page(open, page);
        assertThat(logged).hasSize(2);
    }

    @Test
    void the_reason_goes_with_the_handle() throws Exception {
        consultations.open(open, new Target(Target.CASE, "c-1"), "opened", "grading");
        List.copyOf(closing).forEach(Runnable::run);
        asked.add(Ground.REASON);
        assertThatThrownBy(() -> consultations.page(open, new Page("case.first", 0, 1, 1, "row")))
                .isInstanceOf(GroundsNeeded.class);
    }

    @Test
    void what_is_asked_for_is_permitted_then_read_then_logged_and_only_then_handed_out() throws Exception {
        Target seen = new Target(Target.CONTENT, "ab");
        String picture = consultations.reveal(open, seen, "revealed", "grading", () -> {
            assertThat(logged).isEmpty();
            return "grey";
        });
        assertThat(picture).isEqualTo("grey");
        String hits = consultations.search(open, "old lighthouse", "named in the report", () -> "three");
        assertThat(hits).isEqualTo("three");
        assertThat(logged)
                .containsExactly(
                        new Note(Operation.CONSULTED, seen, "revealed", "grading", "", ""),
                        new Note(
                                Operation.SEARCHED,
                                new Target(Target.CASE, "c-1"),
                                "old lighthouse",
                                "named in the report",
                                "",
                                ""));
        asked.add(Ground.REASON);
        consultations.page(open, new Page("search.hits", 500, 1, 501, "row"));
        assertThat(logged.getLast().why())
                .as("pages of hits follow the question")
                .isEqualTo("named in the report");
    }

    @Test
    void what_cannot_be_read_is_no_entry_and_what_cannot_be_logged_is_closed() {
        assertThatThrownBy(() -> consultations.search(open, "(", "", () -> {
                    throw new java.text.ParseException("No end.", 1);
                }))
                .isInstanceOf(java.text.ParseException.class);
        assertThat(logged).isEmpty();
        full = true;
        boolean[] closed = new boolean[1];
        AutoCloseable hits = () -> closed[0] = true;
        assertThatThrownBy(() -> consultations.search(open, "lighthouse", "", () -> hits))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closed[0]).isTrue();
    }

    @Test
    void without_a_permit_nothing_is_even_read() {
        asked.add(Ground.REASON);
        assertThatThrownBy(() -> consultations.search(open, "lighthouse", "", () -> {
                    throw new AssertionError("Read without a permit");
                }))
                .isInstanceOf(GroundsNeeded.class);
        assertThatThrownBy(() -> consultations.reveal(open, Target.of(Target.CONTENT, 1), "revealed", "", () -> {
                    throw new AssertionError("Read without a permit");
                }))
                .isInstanceOf(GroundsNeeded.class);
        assertThat(logged).isEmpty();
    }

    private Case open() {
        CaseLog log = (CaseLog) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CaseLog.class}, (proxy, method, arguments) -> {
                    if (full) {
                        throw new IllegalStateException("The disk is full.");
                    }
                    logged.add((Note) arguments[0]);
                    return null;
                });
        CaseInfo info = new CaseInfo("c-1", "Harbour", Path.of("harbour"), Instant.EPOCH, null);
        return (Case) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Case.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "info" -> info;
                    case "log" -> log;
                    case "hashCode" -> 1;
                    case "equals" -> proxy == arguments[0];
                    case "onClose" -> closing.add((Runnable) arguments[0]) ? null : null;
                    default -> throw new AssertionError("Nobody asks for " + method.getName());
                });
    }

    private final class Asking implements Policy {

        @Override
        public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                throws PolicyRefusal {
            if (asked.contains(Ground.REASON) && reason.isBlank()) {
                throw new GroundsNeeded(function, asked, "Say why.");
            }
            return new Permit(function, "p-1", reason, now);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    private final class Moving extends Clock {

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
