package org.lapwing.platform.search;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The door to the indexes. It names no type of Lucene, so that Lucene is unpacked and loaded by the first question or document; most
 * commands need neither.
 */
@Component
public final class LuceneSearchIndex implements SearchIndex {

    private final Texts texts;
    private @Nullable CaseIndexes indexes;

    @Activate
    public LuceneSearchIndex(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public IndexWriting writing(Case of) {
        if (!of.writable()) {
            throw new IllegalStateException("The case is open for reading only");
        }
        return indexes().writing(of);
    }

    @Override
    public Hits search(Case in, SearchQuery query) throws BadQuery {
        return indexes().search(in, query);
    }

    @Deactivate
    synchronized void close() {
        CaseIndexes made = indexes;
        if (made != null) {
            made.close();
        }
    }

    private synchronized CaseIndexes indexes() {
        CaseIndexes made = indexes;
        if (made == null) {
            made = new CaseIndexes(texts);
            indexes = made;
        }
        return made;
    }
}
