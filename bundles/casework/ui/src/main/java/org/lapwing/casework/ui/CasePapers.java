package org.lapwing.casework.ui;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;

/** Who answers for a case, and the day on which somebody decides whether it is kept: asked for and recorded. */
record CasePapers(Texts texts, Persons persons) {

    /** Whether a case is open in which something can be recorded. */
    static boolean possible(Desk desk) {
        return desk.openCase().filter(Case::writable).isPresent();
    }

    private record Standing(CaseCard card, List<PersonCard> known) {}

    void officer(Desk desk) {
        withLead(desk, "officer", open -> new Standing(open.register().card(), persons.known()), (open, now) -> {
            List<String> names = now.known().stream().map(CasePapers::named).toList();
            int stands = now.known().stream()
                    .map(PersonCard::id)
                    .toList()
                    .indexOf(now.card().officer().id());
            Form form = new Form(
                    "officer",
                    texts.get("officer.action"),
                    texts.get("officer.sentence"),
                    List.of(
                            Field.choice("person", texts.get("fact.officer"), names, Math.max(0, stands)),
                            fields().why()),
                    texts.get("papers.record"));
            desk.fill(form)
                    .ifPresent(said -> desk.load(
                            desk.shell(),
                            "officer",
                            () -> {
                                PersonCard chosen = now.known().get(Integer.parseInt(said.get("person")));
                                open.register().officer(chosen.person(), said.getOrDefault(PaperFields.WHY, ""));
                                return chosen.name();
                            },
                            name -> desk.say(texts.get("officer.done", name))));
        });
    }

    void review(Desk desk) {
        withLead(desk, "review", open -> open.register().card(), (open, card) -> {
            String stands = card.review() == null ? "" : card.review().toString();
            Form form = new Form(
                    "review",
                    texts.get("review.action"),
                    texts.get("review.sentence"),
                    List.of(
                            Field.line("day", texts.get("fact.review"), stands, false)
                                    .hint(texts.get("review.hint"))
                                    .checked(fields()::dayWrong),
                            fields().why()),
                    texts.get("papers.record"));
            desk.fill(form)
                    .ifPresent(said -> desk.load(
                            desk.shell(),
                            "review",
                            () -> {
                                LocalDate day = PaperFields.day(said.get("day"));
                                open.register().review(day, said.getOrDefault(PaperFields.WHY, ""));
                                return Optional.ofNullable(day);
                            },
                            day -> desk.say(day.map(each -> texts.get("review.done", each.toString()))
                                    .orElse(texts.get("review.gone")))));
        });
    }

    /** What a form needs is read in the background; somebody who does not lead is told so instead. */
    <T> void withLead(Desk desk, String key, Reading<T> reading, Asking<T> then) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        if (open.isEmpty()) {
            return;
        }
        desk.load(
                desk.shell(),
                key,
                () -> leads(open.get()) ? Optional.of(reading.of(open.get())) : Optional.<T>empty(),
                read -> read.ifPresentOrElse(
                        value -> then.ask(open.get(), value), () -> desk.problem(texts.get("papers.not.lead"))));
    }

    PaperFields fields() {
        return new PaperFields(texts);
    }

    static boolean leads(Case open) {
        return open.members().own().filter(Role.LEAD::equals).isPresent();
    }

    static String named(PersonCard person) {
        return person.name() + "  ·  " + person.id().substring(0, 8);
    }

    /** Reads in the background. */
    @FunctionalInterface
    interface Reading<T> {
        T of(Case open) throws Exception;
    }

    /** Asks on the UI thread. */
    @FunctionalInterface
    interface Asking<T> {
        void ask(Case open, T read);
    }
}
