package org.lapwing.workbench.shell;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;

/** The actions of the window itself. */
final class BuiltIns {

    private final Workbench workbench;

    BuiltIns(Workbench workbench) {
        this.workbench = workbench;
    }

    List<DeskAction> actions() {
        CaseDoor cases = workbench.cases();
        BooleanSupplier always = () -> true;
        return List.of(
                action("palette", "M1+K", always, workbench::palette),
                action("case.new", "M1+N", always, cases::askNew),
                action("case.open", "M1+O", always, cases::askOpen),
                action("case.close", null, () -> workbench.caseState().open().isPresent(), cases::close),
                action("person.lock", "M1+L", always, workbench.persons()::lock),
                action("evidence.folder", "M1+SHIFT+A", cases::canAdd, cases::addFolder),
                action("evidence.files", null, cases::canAdd, cases::addFiles),
                action("evidence.path", null, cases::canAdd, cases::addPath),
                action("panic", "PAUSE", always, workbench::hideAll),
                action("inspector.toggle", "M1+I", always, () -> workbench
                        .frame()
                        .toggleInspector(!workbench.frame().inspectorShown())),
                action("inspector.focus", "M1+SHIFT+I", always, () -> workbench
                        .frame()
                        .focusInspector()),
                action("jobs.toggle", "M1+J", always, () -> workbench
                        .frame()
                        .foldJobs(workbench.settings().flag("jobs.shown", true))),
                action("list.jump", "M1+G", always, () -> workbench.frame().jump()),
                action("focus.centre", "F6", always, () -> workbench.frame().focusCentre()),
                action("tab.next", "M1+PAGE_DOWN", always, () -> workbench
                        .frame()
                        .nextTab(1)),
                action("tab.previous", "M1+PAGE_UP", always, () -> workbench
                        .frame()
                        .nextTab(-1)),
                action("theme.system", null, always, () -> workbench.theme("system")),
                action("theme.light", null, always, () -> workbench.theme("light")),
                action("theme.dark", null, always, () -> workbench.theme("dark")),
                action("theme.contrast", null, always, () -> workbench.theme("contrast")),
                action("quit", "M1+Q", always, () -> workbench.shell().close()));
    }

    private DeskAction action(String name, @Nullable String key, BooleanSupplier enabled, Runnable run) {
        String title = workbench.texts().get("action." + name);
        return new BuiltIn("lapwing." + name, title, key, enabled, run);
    }

    private record BuiltIn(
            String id, String title, @Nullable String key, BooleanSupplier when, Runnable act) implements DeskAction {

        @Override
        public @Nullable String perspective() {
            return null;
        }

        @Override
        public boolean enabled(Desk desk) {
            return when.getAsBoolean();
        }

        @Override
        public void run(Desk desk) {
            act.run();
        }
    }
}
