package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.lapwing.workbench.api.Perspective;

/** What the command palette reaches: perspectives, actions, cases, and the search. */
final class PaletteEntries {

    private final Workbench workbench;
    private final Texts texts;
    private final List<DeskAction> builtIns;
    private List<CaseInfo> cases = List.of();

    PaletteEntries(Workbench workbench, List<DeskAction> builtIns) {
        this.workbench = workbench;
        this.texts = workbench.texts();
        this.builtIns = builtIns;
    }

    void open() {
        CommandPalette palette = new CommandPalette(workbench.shell(), workbench.theme(), texts, this::entries);
        palette.open();
        workbench.later(workbench.cases()::registered, found -> {
            cases = found;
            palette.filter();
        });
    }

    private List<CommandPalette.Entry> entries(String typed) {
        List<CommandPalette.Entry> all = new ArrayList<>();
        int number = 1;
        for (Perspective each : workbench.contributions().perspectives()) {
            String id = each.id();
            String key = number <= 9 ? Keys.label("M1+" + number) : "";
            number++;
            all.add(new CommandPalette.Entry(texts.get("palette.perspective"), each.title(), key, () -> workbench
                    .desk()
                    .show(id)));
        }
        List<DeskAction> actions = new ArrayList<>(builtIns);
        actions.addAll(workbench.contributions().actions());
        for (DeskAction each : actions) {
            if (Keyboard.here(each, workbench.frame().current()) && each.enabled(workbench.desk())) {
                String key = each.key();
                all.add(new CommandPalette.Entry(
                        texts.get("palette.action"),
                        each.title(),
                        key == null ? "" : Keys.label(key),
                        () -> each.run(workbench.desk())));
            }
        }
        for (CaseInfo each : cases) {
            all.add(new CommandPalette.Entry(texts.get("palette.case"), each.name(), "", () -> workbench
                    .cases()
                    .open(each.folder())));
        }
        if (!typed.isEmpty() && workbench.caseState().open().isPresent()) {
            all.add(new CommandPalette.Entry(
                    texts.get("palette.find"), texts.get("palette.search", typed), "", true, () -> workbench
                            .desk()
                            .open(new Target(Desk.SEARCH, typed))));
        }
        return all;
    }
}
