package org.lapwing.workbench.search;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchIndex.BadQuery;
import org.lapwing.platform.api.search.SearchIndex.Hits;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.workbench.api.widgets.PagedTable;

/** The hits of one question, read page by page: a passage is made for each row, so a page is small. */
final class Answer implements PagedTable.Source<SearchHit> {

    private static final int PAGE = 500;

    private final SearchIndex index;
    private final Case in;
    private final String question;
    private final String kind;
    private final long total;
    private final List<SearchHit> first;

    /**
     * Asks; in the background.
     *
     * @param kind only targets of this kind, empty for all
     */
    Answer(SearchIndex index, Case in, String question, String kind) throws BadQuery {
        this.index = index;
        this.in = in;
        this.question = question;
        this.kind = kind;
        try (Hits hits = ask(PAGE)) {
            total = hits.total();
            first = take(hits, PAGE);
        }
    }

    private Hits ask(int limit) throws BadQuery {
        return index.search(in, new SearchQuery(question, kind.isEmpty() ? null : kind, limit));
    }

    private static List<SearchHit> take(Hits hits, int most) {
        List<SearchHit> taken = new ArrayList<>();
        while (taken.size() < most && hits.hasNext()) {
            taken.add(hits.next());
        }
        return taken;
    }

    @Override
    public boolean firstLogged() {
        return true;
    }

    @Override
    public long total() {
        return total;
    }

    @Override
    public List<SearchHit> rows(long from, int limit) {
        if (from + limit <= first.size() || first.size() == total) {
            int begin = (int) Math.min(from, first.size());
            return first.subList(begin, Math.min(first.size(), begin + limit));
        }
        try (Hits hits = ask((int) Math.min(Integer.MAX_VALUE, from + limit))) {
            hits.skip((int) from);
            return take(hits, limit);
        } catch (BadQuery changed) {
            throw new IllegalStateException("A question that was understood before is not understood now.", changed);
        }
    }

    @Override
    public int page() {
        return PAGE;
    }
}
