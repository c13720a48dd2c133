package org.lapwing.victimid.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.testdesk.TestDesk;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.DeskAction;

@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class PeopleTest {

    private final IcuTexts texts = new IcuTexts(PeopleView.class);
    private final PaperCase paper = new PaperCase("Case 12");
    private final PaperSubjects book = new PaperSubjects();
    private final PeopleView people = new PeopleView(texts, book);
    private Probe probe;
    private static final Ground SEEN = new Ground(Ground.Mark.FACT, "seen in the picture");

    private TestDesk desk;

    @BeforeEach
    void open() {
        probe = new Probe(Screen.display());
        desk = probe.on(() -> new TestDesk(Screen.display(), paper));
    }

    @AfterEach
    void close() {
        probe.run(desk::close);
    }

    private void answer(String part) {
        probe.until("the page says: " + part, () -> probe.find("people.answer")
                .filter(each -> ((Label) each).getText().contains(part))
                .isPresent());
    }

    @Test
    void a_child_is_added_by_name_and_counts_as_unidentified_until_a_ground_is_given() {
        probe.run(() -> desk.stand(people));
        answer("Nobody is recorded yet");
        probe.focus("people.name");
        probe.type("blue door");
        probe.press("Enter");
        probe.until("the child is kept", () -> book.subjects.size() == 1);
        probe.run(desk::changed);
        answer("1 child is not identified yet. Nothing is recorded that shows them");
        probe.with(Table.class, "people.subjects", table -> {
            table.setSelection(0);
            table.notifyListeners(SWT.Selection, new Event());
        });
        probe.push("people.identified");
        probe.until("the ground is asked for", () -> probe.find("ground.source").isPresent());
        probe.focus("ground.source");
        probe.type("a teacher knew the jacket");
        probe.press("Enter");
        probe.until("it is recorded", () -> book.subjects.getFirst().identified());
        assertThat(book.grounds).containsExactly(new Ground(Ground.Mark.ASSESSMENT, "a teacher knew the jacket"));
        assertThat(book.subjects.getFirst().ground().source()).isNotBlank();
        assertThat(book.subjects.getFirst().category()).isEqualTo(Subject.Category.VICTIM);
        probe.run(desk::changed);
        answer("No child is recorded as unidentified");
    }

    @Test
    void who_is_seen_in_the_selection_is_recorded_with_what_shows_it() {
        book.add(paper, "blue door", Subject.Category.VICTIM, SEEN, "");
        DeskAction sight = new PeopleActions(texts, book, people)
                .actions().stream()
                        .filter(each -> each.id().endsWith("sight"))
                        .findFirst()
                        .orElseThrow();
        probe.run(() -> desk.stand(people));
        assertThat(probe.on(() -> sight.enabled(desk)))
                .as("nothing is selected")
                .isFalse();
        Target place = Target.of(Target.MESSAGE, 4);
        probe.run(() -> desk.select(place));
        assertThat(probe.on(() -> sight.enabled(desk))).isTrue();
        probe.run(() -> sight.run(desk));
        probe.get(org.eclipse.swt.widgets.List.class, "sighting.who");
        probe.focus("sighting.note");
        probe.type("the jacket");
        probe.press("Enter");
        probe.until("the sighting is kept", () -> book.sightings.size() == 1);
        assertThat(book.sightings.getFirst().in()).isEqualTo(place);
        assertThat(book.sightings.getFirst().note()).isEqualTo("the jacket");
    }

    @Test
    void sightings_of_the_selected_person_are_listed_and_enter_opens_the_place() {
        book.add(paper, "blue door", Subject.Category.VICTIM, SEEN, "");
        book.sight(paper, 1, Target.of(Target.MESSAGE, 4), SEEN, "the jacket");
        probe.run(() -> desk.stand(new SightingsView(texts, book)));
        probe.run(() -> desk.select(Target.of(Target.SUBJECT, 1)));
        probe.until("one sighting", () -> probe.find("people.sightings")
                .filter(each -> ((Table) each).getItemCount() == 1)
                .isPresent());
        probe.focus("people.sightings");
        probe.with(Table.class, "people.sightings", table -> table.setSelection(0));
        probe.press("Enter");
        probe.until("the place was opened", () -> desk.opened.contains(Target.of(Target.MESSAGE, 4)));
    }

    private static final class PaperSubjects implements SubjectBook {

        final List<Subject> subjects = new CopyOnWriteArrayList<>();
        final List<Sighting> sightings = new CopyOnWriteArrayList<>();
        final List<Ground> grounds = new CopyOnWriteArrayList<>();

        @Override
        public Subject add(Case in, String name, Subject.Category category, Ground ground, String note) {
            Subject made = new Subject(
                    subjects.size() + 1L, name, category.role(), false, note, Instant.EPOCH, "Kim", category, ground);
            subjects.add(made);
            return made;
        }

        @Override
        public Subject categorise(Case in, long id, Subject.Category category, Ground ground) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Subject> subjects(Case of) {
            return subjects;
        }

        @Override
        public Optional<Subject> subject(Case of, long id) {
            return subjects.stream().filter(each -> each.id() == id).findFirst();
        }

        @Override
        public Subject identified(Case in, long id, boolean identified, Ground ground) {
            Subject before = subject(in, id).orElseThrow();
            Subject now = new Subject(
                    id,
                    before.name(),
                    before.role(),
                    identified,
                    before.note(),
                    before.created(),
                    before.createdBy(),
                    before.category(),
                    before.ground());
            subjects.set(subjects.indexOf(before), now);
            grounds.add(ground);
            return now;
        }

        @Override
        public Sighting sight(Case in, long subject, Target where, Ground ground, String note) {
            Sighting made = new Sighting(sightings.size() + 1L, subject, where, note, Instant.EPOCH, "Kim", ground);
            sightings.add(made);
            return made;
        }

        @Override
        public List<Sighting> sightings(Case of, long subject) {
            return sightings.stream().filter(each -> each.subject() == subject).toList();
        }

        @Override
        public List<Sighting> sightingsIn(Case of, Target where) {
            return sightings.stream().filter(each -> each.in().equals(where)).toList();
        }
    }
}
