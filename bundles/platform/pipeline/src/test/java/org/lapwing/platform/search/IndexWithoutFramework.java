package org.lapwing.platform.search;

import org.lapwing.platform.api.search.SearchIndex;

/** The end of the real index's component, as the framework would bring it about. */
public final class IndexWithoutFramework {

    private IndexWithoutFramework() {}

    public static void close(SearchIndex index) {
        ((LuceneSearchIndex) index).close();
    }
}
