package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.swt.widgets.Shell;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** The items that could not be read, or only in part, and why; Enter opens one. */
final class FailedItems {

    private final Workbench workbench;

    FailedItems(Workbench workbench) {
        this.workbench = workbench;
    }

    void open(Case of) {
        Texts texts = workbench.texts();
        Dialogs dialogs = workbench.dialogs();
        Shell shell = dialogs.frame("failed", texts.get("failed.title"));
        dialogs.label(shell, texts.get("failed.sentence"), true);
        PagedTable<Item> table = workbench
                .frame()
                .controls()
                .table(
                        shell,
                        "failed.items",
                        texts.get("failed.title"),
                        List.of(
                                new Column<>(texts.get("failed.item"), 360, false, Item::path),
                                new Column<>(texts.get("failed.why"), 420, false, item -> {
                                    String problem = item.problem();
                                    return problem == null ? "" : problem;
                                })));
        table.onOpen(item -> {
            shell.close();
            workbench.desk().open(Target.of(Target.ITEM, item.id()));
        });
        table.source(new Failed(of));
        shell.setMinimumSize(820, 480);
        dialogs.run(shell);
    }

    /** Walks the pages of the store; a failed list is short beside the case. */
    private record Failed(Case of) implements PagedTable.Source<Item> {

        private static final ItemFilter FILTER =
                new ItemFilter(null, Set.of(ItemState.UNREADABLE, ItemState.PARTIAL), null, null, false);

        @Override
        public long total() {
            return of.evidence().count(FILTER);
        }

        @Override
        public List<Item> rows(long first, int limit) {
            List<Item> found = new ArrayList<>();
            long after = 0;
            long skipped = 0;
            while (found.size() < limit) {
                List<Item> page = of.evidence().items(FILTER, after, limit);
                if (page.isEmpty()) {
                    break;
                }
                for (Item each : page) {
                    after = each.id();
                    if (skipped++ >= first && found.size() < limit) {
                        found.add(each);
                    }
                }
            }
            return found;
        }
    }
}
