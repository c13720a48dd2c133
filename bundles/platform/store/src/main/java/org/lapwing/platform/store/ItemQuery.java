package org.lapwing.platform.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;

/**
 * A condition on items that one index serves in order of id. A filter becomes one or several that do not overlap; their pages are
 * merged. The alias of the table is {@code i}; the tally of items has the same columns but the path.
 */
record ItemQuery(String where, List<Object> arguments) {

    static List<ItemQuery> of(ItemFilter filter, Link link) throws SQLException {
        List<ItemQuery> queries = new ArrayList<>();
        String prefix = filter.mediaTypePrefix();
        boolean byType = prefix != null;
        boolean byState = !filter.states().isEmpty() && !filter.states().contains(ItemState.READ) && !byType;
        ItemQuery rest = rest(filter, byType || byState, byState);
        if (prefix != null) {
            for (long type : types(prefix, link)) {
                queries.add(rest.and("i.type = ?", type));
            }
        } else if (byState) {
            for (ItemState state : filter.states()) {
                queries.add(rest.and("i.state <> 0 and i.state = " + state.ordinal(), null));
            }
        } else {
            queries.add(rest);
        }
        return queries;
    }

    /** The parts of the filter that choose no index, or the exhibit when nothing better does. */
    private static ItemQuery rest(ItemFilter filter, boolean indexed, boolean stateDone) {
        ItemQuery query = new ItemQuery("1", List.of());
        if (filter.firstOfContent()) {
            query = query.and("i.copy = 0", null);
        }
        if (filter.exhibit() != null) {
            query = query.and(indexed ? "+i.exhibit = ?" : "i.exhibit = ?", filter.exhibit());
        }
        if (!filter.states().isEmpty() && !stateDone) {
            String states = String.join(
                    ", ",
                    filter.states().stream()
                            .map(state -> Integer.toString(state.ordinal()))
                            .sorted()
                            .toList());
            query = query.and("+i.state in (" + states + ")", null);
        }
        String part = filter.pathContains();
        if (part != null && !part.isEmpty()) {
            query = plain(part)
                    ? query.and("i.path like ? escape '\\'", "%" + escaped(part) + "%")
                    : query.and("path_has(i.path, ?)", part.toLowerCase(Locale.ROOT));
        }
        return query;
    }

    private static List<Long> types(String prefix, Link link) throws SQLException {
        List<Long> types = new ArrayList<>();
        link.list(
                row -> row.getString("name").startsWith(prefix) && types.add(row.getLong("id")),
                "select id, name from media_type");
        return types;
    }

    /** Whether the database's own comparison knows both cases of these letters. */
    private static boolean plain(String part) {
        return part.chars().allMatch(c -> c < 128);
    }

    private static String escaped(String part) {
        return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private ItemQuery and(String condition, @Nullable Object argument) {
        List<Object> all = new ArrayList<>(arguments);
        if (argument != null) {
            all.add(argument);
        }
        return new ItemQuery(where + " and " + condition, all);
    }

    /** The arguments, followed by these. */
    Object[] with(Object... more) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all.toArray();
    }
}
