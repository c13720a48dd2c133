package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;
import org.lapwing.workbench.api.Form.Kind;

/** The authority of a case with its bounds: asked for in one dialog; what follows from it is a job. */
record AuthorityPaper(Texts texts, CasePapers papers, AuthorityChange change) {

    void ask(Desk desk) {
        papers.withLead(desk, "authority", open -> open.register().authority(), (open, standing) -> desk.fill(
                        form(open, standing))
                .ifPresent(said -> record(desk, open, said)));
    }

    private Form form(Case open, Optional<Authority> standing) {
        String reference = Optional.ofNullable(open.info().authority()).orElse("");
        List<Field> fields = new ArrayList<>();
        fields.add(Field.line(
                "reference",
                texts.get("authority.reference"),
                standing.map(Authority::reference).orElse(reference),
                true));
        fields.add(Field.line(
                "issuedBy",
                texts.get("authority.issuedBy"),
                standing.map(Authority::issuedBy).orElse(""),
                true));
        fields.add(day("from", standing.map(Authority::from).orElse(null)));
        fields.add(day("until", standing.map(Authority::until).orElse(null)));
        fields.add(Field.line(
                        "undated",
                        texts.get("authority.undated"),
                        Boolean.toString(standing.map(Authority::undated).orElse(true)),
                        false)
                .of(Kind.FLAG));
        fields.add(day("expires", standing.map(Authority::expires).orElse(null)));
        fields.add(words("accounts", standing.map(Authority::accounts).orElse(List.of())));
        fields.add(Field.line(
                        "functions",
                        texts.get("authority.functions"),
                        standing.map(Authority::functions).orElse(Set.of()).stream()
                                .map(AuthorityPaper::word)
                                .sorted()
                                .collect(Collectors.joining(", ")),
                        false)
                .hint(texts.get("authority.functions.hint", allFunctions()))
                .checked(this::functionsWrong));
        fields.add(words("paths", standing.map(Authority::privilegedPaths).orElse(List.of())));
        fields.add(words("words", standing.map(Authority::privilegedWords).orElse(List.of())));
        fields.add(papers.fields().why());
        return new Form(
                "authority",
                texts.get("authority.action"),
                texts.get("authority.sentence"),
                fields,
                texts.get("papers.record"));
    }

    private Field day(String id, java.time.@Nullable LocalDate stands) {
        return Field.line(id, texts.get("authority." + id), stands == null ? "" : stands.toString(), false)
                .checked(papers.fields()::dayWrong);
    }

    private Field words(String id, List<String> stand) {
        return Field.line(id, texts.get("authority." + id), String.join(", ", stand), false);
    }

    private static String word(Function function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private static String allFunctions() {
        return Arrays.stream(Function.values()).map(AuthorityPaper::word).collect(Collectors.joining(", "));
    }

    private String functionsWrong(String text) {
        for (String each : PaperFields.several(Map.of("f", text), "f")) {
            if (Arrays.stream(Function.values())
                    .noneMatch(known -> word(known).equals(each.toLowerCase(Locale.ROOT)))) {
                return texts.get("authority.functions.wrong", each, allFunctions());
            }
        }
        return "";
    }

    private static Set<Function> functions(Map<String, String> said) {
        Set<Function> all = EnumSet.noneOf(Function.class);
        for (String each : PaperFields.several(said, "functions")) {
            all.add(Function.valueOf(each.toUpperCase(Locale.ROOT)));
        }
        return all;
    }

    private void record(Desk desk, Case open, Map<String, String> said) {
        Authority authority;
        try {
            authority = new Authority(
                    said.getOrDefault("reference", ""),
                    said.getOrDefault("issuedBy", ""),
                    PaperFields.day(said.get("from")),
                    PaperFields.day(said.get("until")),
                    Boolean.parseBoolean(said.get("undated")),
                    PaperFields.several(said, "accounts"),
                    functions(said),
                    PaperFields.day(said.get("expires")),
                    PaperFields.several(said, "paths"),
                    PaperFields.several(said, "words"));
        } catch (IllegalArgumentException wrong) {
            desk.problem(texts.get("authority.wrong", said.getOrDefault("from", ""), said.getOrDefault("until", "")));
            return;
        }
        desk.jobs().start(texts.get("authority.job", authority.reference()), progress -> {
            AuthorityChange.Changed changed =
                    change.set(open, authority, said.getOrDefault(PaperFields.WHY, ""), progress);
            String done = texts.get(
                    "authority.done",
                    changed.rescoped().sealed(),
                    changed.rescoped().opened());
            return changed.problems().isEmpty() ? done : done + " " + String.join(" ", changed.problems());
        });
    }
}
