package org.lapwing.casework.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.Register;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;
import org.lapwing.workbench.api.Form.Kind;

/** The register's line on the selected exhibit: what is written on it, and where it lies. */
record ExhibitPapers(Texts texts) {

    static boolean possible(Desk desk) {
        return CasePapers.possible(desk)
                && desk.selection()
                        .filter(each -> each.kind().equals(Target.EXHIBIT))
                        .isPresent();
    }

    void edit(Desk desk) {
        withExhibit(desk, (open, exhibit) -> {
            Labels labels = exhibit.labels();
            Acquisition acquisition = labels.acquisition();
            Form form = new Form(
                    "exhibit",
                    texts.get("exhibit.action", exhibit.exhibit().name()),
                    texts.get("exhibit.sentence"),
                    List.of(
                            Field.line("seal", texts.get("fact.seal"), text(labels.seal()), false),
                            Field.line("origin", texts.get("fact.origin"), text(labels.origin()), false),
                            Field.line("scope", texts.get("fact.scope"), text(labels.scope()), false),
                            Field.line(
                                            "acquired",
                                            texts.get("fact.acquisition"),
                                            acquisition == null ? "" : acquisition.toString(),
                                            false)
                                    .hint(texts.get("exhibit.acquired.hint"))
                                    .checked(this::digestWrong),
                            new PaperFields(texts).why()),
                    texts.get("papers.record"));
            desk.fill(form).ifPresent(said -> record(desk, open, exhibit, said));
        });
    }

    private void record(Desk desk, Case open, ExhibitRecord exhibit, Map<String, String> said) {
        Labels labels = new Labels(
                stated(said.get("seal")),
                stated(said.get("origin")),
                stated(said.get("scope")),
                acquisition(said.getOrDefault("acquired", "")).orElse(null));
        desk.jobs().start(texts.get("exhibit.job", exhibit.exhibit().name()), progress -> {
            ExhibitRecord now =
                    open.register().label(exhibit.exhibit().id(), labels, said.getOrDefault(PaperFields.WHY, ""));
            return texts.get("proof." + now.proof());
        });
    }

    void relocate(Desk desk) {
        withExhibit(desk, (open, exhibit) -> {
            Form form = new Form(
                    "relocate",
                    texts.get("relocate.action", exhibit.exhibit().name()),
                    texts.get("relocate.sentence", exhibit.exhibit().source()),
                    List.of(
                            Field.line("place", texts.get("relocate.place"), "", true)
                                    .of(Kind.FOLDER)
                                    .checked(this::placeWrong),
                            Field.line("all", texts.get("relocate.all"), "false", false)
                                    .of(Kind.FLAG),
                            new PaperFields(texts).why()),
                    texts.get("relocate.go"));
            desk.fill(form).ifPresent(said -> desk.jobs()
                    .start(texts.get("relocate.job", exhibit.exhibit().name()), progress -> {
                        Register.Moved moved = open.register()
                                .relocate(
                                        exhibit.exhibit().id(),
                                        Path.of(said.getOrDefault("place", "")),
                                        Boolean.parseBoolean(said.get("all")),
                                        said.getOrDefault(PaperFields.WHY, ""),
                                        progress);
                        return texts.get("relocate.done", moved.compared(), moved.of());
                    }));
        });
    }

    private void withExhibit(Desk desk, CasePapers.Asking<ExhibitRecord> then) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Target> target = desk.selection().filter(each -> each.kind().equals(Target.EXHIBIT));
        if (open.isEmpty() || target.isEmpty()) {
            return;
        }
        desk.load(
                desk.shell(),
                "exhibit",
                () -> open.get().members().own().filter(Role::addsEvidence).isPresent()
                        ? open.get().register().exhibit(target.get().number())
                        : Optional.<ExhibitRecord>empty(),
                found -> found.ifPresentOrElse(
                        exhibit -> then.ask(open.get(), exhibit), () -> desk.problem(texts.get("exhibit.not.yours"))));
    }

    private String digestWrong(String text) {
        return acquisition(text).isPresent() ? "" : texts.get("exhibit.acquired.wrong", text);
    }

    private String placeWrong(String text) {
        try {
            return Path.of(text).isAbsolute() ? "" : texts.get("relocate.wrong");
        } catch (java.nio.file.InvalidPathException wrong) {
            return texts.get("relocate.wrong");
        }
    }

    /** As it was written down: digits alone, or after the name of what made them. */
    static Optional<Acquisition> acquisition(String text) {
        String lower = text.toLowerCase(Locale.ROOT).replace("-", "");
        int colon = lower.indexOf(':');
        String value = lower.substring(colon + 1).strip();
        for (Acquisition.Algorithm each : Acquisition.Algorithm.values()) {
            boolean named =
                    colon < 0 || lower.substring(0, colon).equals(each.name().toLowerCase(Locale.ROOT));
            if (named && value.matches("[0-9a-f]{" + each.digits() + "}")) {
                return Optional.of(new Acquisition(each, value));
            }
        }
        return Optional.empty();
    }

    private static String text(@Nullable String stands) {
        return stands == null ? "" : stands;
    }

    private static @Nullable String stated(@Nullable String said) {
        return said == null || said.isBlank() ? null : said;
    }
}
