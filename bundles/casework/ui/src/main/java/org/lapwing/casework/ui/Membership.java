package org.lapwing.casework.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Members.Member;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;

/** Gives keys of the case and takes them away; each change asks first and runs as a job, for new keys take time. */
record Membership(Texts texts, CasePapers papers, Policy policy) {

    void add(Desk desk) {
        papers.withLead(
                desk,
                "members",
                open -> papers.persons().known().stream()
                        .filter(known -> open.members().all().stream()
                                .noneMatch(each -> each.person().id().equals(known.id())))
                        .toList(),
                (open, strangers) -> {
                    if (strangers.isEmpty()) {
                        desk.problem(texts.get("members.nobody"));
                        return;
                    }
                    Form form = new Form(
                            "member",
                            texts.get("members.add.title"),
                            texts.get("members.add.sentence"),
                            List.of(
                                    Field.choice(
                                            "person",
                                            texts.get("members.name"),
                                            strangers.stream()
                                                    .map(CasePapers::named)
                                                    .toList(),
                                            0),
                                    role(Role.INVESTIGATOR),
                                    papers.fields().why()),
                            texts.get("members.add.go"));
                    desk.fill(form)
                            .ifPresent(said ->
                                    give(desk, open, strangers.get(Integer.parseInt(said.get("person"))), said));
                });
    }

    void change(Desk desk, Member member) {
        papers.withLead(desk, "members", open -> member, (open, each) -> {
            Form form = new Form(
                    "member",
                    texts.get("members.change.title", each.person().name()),
                    texts.get("members.change.sentence"),
                    List.of(role(each.role()), papers.fields().why()),
                    texts.get("papers.record"));
            desk.fill(form).ifPresent(said -> give(desk, open, each.person(), said));
        });
    }

    private Field role(Role stands) {
        return Field.choice(
                "role",
                texts.get("members.role"),
                Arrays.stream(Role.values())
                        .map(each -> texts.get("role." + each))
                        .toList(),
                stands.ordinal());
    }

    private void give(Desk desk, Case open, PersonCard person, Map<String, String> said) {
        Role role = Role.values()[Integer.parseInt(said.getOrDefault("role", "0"))];
        String why = said.getOrDefault(PaperFields.WHY, "");
        desk.jobs().start(texts.get("members.job"), progress -> {
            policy.permit(Function.MEMBERS_CHANGE, open, null, why);
            open.members().add(person, role, why);
            return texts.get("members.given", person.name(), texts.get("role." + role));
        });
    }

    void remove(Desk desk, Member member) {
        String name = member.person().name();
        papers.withLead(desk, "members", open -> member, (open, each) -> {
            Form form = new Form(
                    "member",
                    texts.get("members.remove.title", name),
                    texts.get("members.remove.sentence"),
                    List.of(papers.fields().why()),
                    texts.get("members.remove.go"));
            desk.fill(form).ifPresent(said -> desk.jobs().start(texts.get("members.job"), progress -> {
                String why = said.getOrDefault(PaperFields.WHY, "");
                policy.permit(Function.MEMBERS_CHANGE, open, null, why);
                open.members().remove(each.person().id(), why);
                return texts.get("members.removed", name);
            }));
        });
    }

    void rekey(Desk desk) {
        papers.withLead(desk, "members", open -> true, (open, may) -> {
            Form form = new Form(
                    "rekey",
                    texts.get("members.rekey.title"),
                    texts.get("members.rekey.sentence"),
                    List.of(papers.fields().why()),
                    texts.get("members.rekey.go"));
            desk.fill(form).ifPresent(said -> desk.jobs().start(texts.get("members.job"), progress -> {
                String why = said.getOrDefault(PaperFields.WHY, "");
                policy.permit(Function.MEMBERS_CHANGE, open, null, why);
                open.members().rotate(why);
                return texts.get("members.rekeyed");
            }));
        });
    }
}
