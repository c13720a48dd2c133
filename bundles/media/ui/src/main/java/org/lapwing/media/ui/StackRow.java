package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.near.Stack;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.widgets.PagedTable;

/**
 * A picture of a stack and what is known of it. Two are the same when they are of the same item.
 *
 * @param alike how it differs from the first of the stack; null for the first itself
 */
record StackRow(Row row, Stack stack, Stack.@Nullable Alike alike) {

    private static final int PAGE = 500;

    /** A row for each stack: its first picture. */
    static PagedTable.Source<StackRow> stacks(Case of, RowFacts facts, List<Stack> stacks) {
        return new Pages(stacks.size()) {
            @Override
            StackRow row(int number) {
                Stack stack = stacks.get(number);
                return new StackRow(facts(of, facts, stack.first(), number), stack, null);
            }
        };
    }

    /** A row for each picture of a stack, its first one first. */
    static PagedTable.Source<StackRow> members(Case of, RowFacts facts, Stack stack) {
        return new Pages(stack.alike().size() + 1) {
            @Override
            StackRow row(int number) {
                Stack.Alike alike = number == 0 ? null : stack.alike().get(number - 1);
                ContentId content = alike == null ? stack.first() : alike.content();
                return new StackRow(facts(of, facts, content, number), stack, alike);
            }
        };
    }

    private static Row facts(Case of, RowFacts facts, ContentId content, int number) {
        return RowFacts.item(of, Target.of(content))
                .map(item -> facts.row(of, item, number))
                .orElseThrow(() -> new IllegalStateException("No item has the content " + content.sha256()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StackRow that && row.equals(that.row);
    }

    @Override
    public int hashCode() {
        return row.hashCode();
    }

    /** Rows that are made when they are asked for. */
    private abstract static class Pages implements PagedTable.Source<StackRow> {

        private final int total;

        Pages(int total) {
            this.total = total;
        }

        abstract StackRow row(int number);

        @Override
        public long total() {
            return total;
        }

        @Override
        public int page() {
            return PAGE;
        }

        @Override
        public List<StackRow> rows(long first, int limit) {
            List<StackRow> rows = new ArrayList<>();
            for (long i = first; i < Math.min(total, first + limit); i++) {
                rows.add(row((int) i));
            }
            return rows;
        }
    }
}
