package org.lapwing.casework.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.testdesk.TestDesk;
import org.lapwing.workbench.api.DeskAction;
import org.lapwing.workbench.api.InspectorPart.Line;

@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class DecidingTest {

    private static final Target TALK = Target.of(Target.CONVERSATION, 7);

    private final IcuTexts texts = new IcuTexts(DecideActions.class);
    private final PaperCase paper = new PaperCase("Case 12");
    private final Schemes schemes = new Schemes(new NoSettings(), List.of(new Colours()));
    private final DecideActions actions = new DecideActions(texts, schemes, new Deciding(texts, new Allowing()));
    private Probe probe;
    private TestDesk desk;

    @BeforeEach
    void open() {
        probe = new Probe(Screen.display());
        desk = probe.on(() -> new TestDesk(Screen.display(), paper));
        probe.run(() -> desk.stand());
    }

    @AfterEach
    void close() {
        probe.run(desk::close);
    }

    private DeskAction action(String id) {
        return actions.actions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_digit_gives_the_grade_of_the_scheme_and_only_where_something_is_selected() {
        DeskAction two = action("lapwing.conversations.grade.2");
        assertThat(two.key()).isEqualTo("2");
        assertThat(two.title()).isEqualTo("Grade: Green");
        assertThat(probe.on(() -> two.enabled(desk))).as("nothing is selected").isFalse();
        probe.run(() -> desk.select(TALK));
        assertThat(probe.on(() -> action("lapwing.conversations.grade.5").enabled(desk)))
                .as("the scheme has no 5")
                .isFalse();
        probe.run(() -> two.run(desk));
        probe.until("it was said", () -> !desk.said.isEmpty());
        assertThat(paper.decisions).singleElement().satisfies(made -> {
            assertThat(made.kind()).isEqualTo(DecisionKind.CATEGORY);
            assertThat(made.value()).isEqualTo("G");
            assertThat(made.scheme()).isEqualTo("colours");
            assertThat(made.target()).isEqualTo(TALK);
        });
    }

    @Test
    void digits_are_left_to_the_media_perspective_there() {
        assertThat(actions.actions())
                .filteredOn(each -> each.key() != null && each.key().length() == 1)
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.perspective()).isNotNull().isNotEqualTo("lapwing.media"));
    }

    @Test
    void what_was_undone_stays_on_the_record_and_is_marked() {
        probe.run(() -> desk.select(TALK));
        desk.answers.add("ask again");
        probe.run(() -> action("lapwing.decide.note").run(desk));
        probe.until("the note is kept", () -> desk.said.size() == 1);
        probe.run(() -> action("lapwing.decide.undo").run(desk));
        probe.until("it was undone", () -> desk.said.size() == 2);
        List<Line> lines = new DecisionsPart(texts, schemes, new NoSettings()).lines(paper, TALK);
        assertThat(lines).extracting(Line::label).containsExactly("Undone", "Note (undone)");
        assertThat(lines.getLast().value()).contains("\u0336").startsWith("a");
        assertThat(lines.getLast().detail()).startsWith("Kim, ");
        probe.run(() -> action("lapwing.decide.undo").run(desk));
        probe.until("it says that nothing is left", () -> desk.said.size() == 3);
        assertThat(desk.said.getLast()).contains("no decision of yours");
    }

    private record Colours() implements CategoryScheme {

        @Override
        public String id() {
            return "colours";
        }

        @Override
        public String title() {
            return "Colours";
        }

        @Override
        public List<Category> categories() {
            return List.of(new Category("R", "r", '1', false), new Category("G", "g", '2', false));
        }

        @Override
        public String label(Category category) {
            return category.code().equals("G") ? "Green" : "Red";
        }
    }

    private record Allowing() implements Policy {

        @Override
        public Permit permit(Function function, Case in, String authority, String reason) {
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    record NoSettings() implements Profile {

        @Override
        public Person person() {
            return new Person("p1", "Kim");
        }

        @Override
        public Person rename(String name) {
            return person();
        }

        @Override
        public Path dataFolder(String owner) {
            return Path.of("target");
        }

        @Override
        public Optional<String> setting(String key) {
            return Optional.empty();
        }

        @Override
        public void setting(String key, String value) {}
    }
}
