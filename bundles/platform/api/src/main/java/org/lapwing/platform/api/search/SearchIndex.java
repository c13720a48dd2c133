package org.lapwing.platform.api.search;

import java.util.Iterator;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ProviderType;

/** The full-text index of each case. One instance serves all open cases; safe for many threads. */
@ProviderType
public interface SearchIndex {

    /** The writing side for a case that is open for writing. */
    IndexWriting writing(Case of);

    /**
     * Runs a question and streams its hits, best first; reads as many as the caller asks for.
     *
     * @throws BadQuery when the question cannot be understood; says where
     */
    Hits search(Case in, SearchQuery query) throws BadQuery;

    /** Hits that are read one by one; close it when done. */
    @ProviderType
    interface Hits extends Iterator<SearchHit>, AutoCloseable {

        /** How many there are in all. */
        long total();

        /** Passes over so many hits without making a passage of any; fewer where there are fewer. Before the first is read. */
        void skip(int hits);

        @Override
        void close();
    }

    /** A question that cannot be understood. */
    final class BadQuery extends Exception {
        private static final long serialVersionUID = 1L;
        private final int position;

        public BadQuery(String sentence, int position) {
            super(sentence);
            this.position = position;
        }

        /** Offset in the question at which it goes wrong, -1 where unknown. */
        public int position() {
            return position;
        }
    }
}
