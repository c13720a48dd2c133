package org.lapwing.casework.ui;

import java.util.List;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Members.Member;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.Lay;
import org.lapwing.workbench.api.widgets.PagedTable;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** Who holds keys of the case, with what changes that. */
final class MembersPane {

    private final Desk desk;
    private final Composite place;
    private final Texts texts;
    private final Words words;
    private final Label emergencies;
    private final PagedTable<Member> table;
    private final List<Button> ofOne;
    private final List<Button> ofAll;

    MembersPane(Composite parent, Desk desk, Texts texts, Membership membership) {
        this.desk = desk;
        this.texts = texts;
        this.words = new Words(texts);
        place = desk.widgets().grid(parent, 1, true);
        desk.widgets().sentence(place, texts.get("members.sentence"), true);
        emergencies = WidgetIds.name(desk.widgets().sentence(place, "", false), "case.members.emergencies");
        emergencies.setForeground(desk.look().notice());
        Lay.hide(emergencies, true);
        table = desk.widgets()
                .table(
                        place,
                        "case.members",
                        texts.get("members.title"),
                        List.of(
                                new Column<>(texts.get("members.name"), -1, false, each -> each.person()
                                        .name()),
                                new Column<>(
                                        texts.get("members.role"),
                                        260,
                                        false,
                                        each -> texts.get("role." + each.role())),
                                new Column<>(texts.get("members.since"), 160, false, each -> words.when(each.since())),
                                new Column<>(texts.get("members.id"), 180, false, each -> each.person()
                                        .id()
                                        .substring(0, 16))));
        table.control().setLayoutData(Lay.fill());
        Composite row = desk.widgets().grid(place, 4, false);
        Button add = desk.widgets()
                .button(row, "case.members.add", texts.get("members.add"), false, () -> membership.add(desk));
        Button role = desk.widgets()
                .button(row, "case.members.change", texts.get("members.change"), false, () -> table.selected()
                        .ifPresent(each -> membership.change(desk, each)));
        Button remove = desk.widgets()
                .button(row, "case.members.remove", texts.get("members.remove"), false, () -> table.selected()
                        .ifPresent(each -> membership.remove(desk, each)));
        Button rekey = desk.widgets()
                .button(row, "case.members.rekey", texts.get("members.rekey"), false, () -> membership.rekey(desk));
        ofOne = List.of(role, remove);
        ofAll = List.of(add, rekey);
        table.onSelect(each -> enable());
        table.onOpen(each -> membership.change(desk, each));
        Question<Holders> question = new Question<>(
                desk, place, "members", open -> open.map(Holders::of).orElse(Holders.NONE), holders -> {
                    table.source(Source.of(holders.members()));
                    show(holders.emergencies());
                    enable();
                });
        desk.onCase(place, open -> question.ask());
        enable();
    }

    private void show(List<Emergency> all) {
        long waiting = all.stream().filter(each -> each.review() == null).count();
        String text = all.isEmpty()
                ? ""
                : texts.get(
                        "members.emergencies",
                        all.size(),
                        waiting,
                        all.getLast().name(),
                        words.when(all.getLast().at()),
                        all.getLast().why());
        emergencies.setText(text.replace("&", "&&"));
        Lay.hide(emergencies, all.isEmpty());
        place.layout(true, true);
    }

    /** What is asked of the case, in the background. */
    private record Holders(List<Member> members, List<Emergency> emergencies) {

        static final Holders NONE = new Holders(List.of(), List.of());

        static Holders of(Case open) {
            return new Holders(open.members().all(), open.members().emergencies());
        }
    }

    Control control() {
        return place;
    }

    private void enable() {
        boolean possible = CasePapers.possible(desk);
        ofAll.forEach(each -> each.setEnabled(possible));
        ofOne.forEach(each -> each.setEnabled(possible && table.selected().isPresent()));
    }
}
