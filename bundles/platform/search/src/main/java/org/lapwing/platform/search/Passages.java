package org.lapwing.platform.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.jspecify.annotations.Nullable;

/** Finds the passage of each hit that shows best why it was found. */
final class Passages extends UnifiedHighlighter {

    private static final int GOAL = 160;
    private static final int BEFORE = 100;
    private static final int AFTER = 240;

    private static final String[] FIELDS = {Documents.TEXT, Documents.TITLE};

    Passages(IndexSearcher searcher, Analyzer analyzer) {
        super(UnifiedHighlighter.builder(searcher, analyzer)
                .withMaxLength(Documents.KEPT_CHARACTERS)
                .withFormatter(new Marking())
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.ROOT), GOAL, 0.5f)));
    }

    /** A passage with the offsets of its matches. */
    record Marked(String context, List<int[]> marks) {

        static final Marked NOTHING = new Marked("", List.of());
    }

    /** In the order of the documents; a match in the title counts where the text has none. */
    List<Marked> of(Query query, int[] documents) throws IOException {
        Map<String, Object[]> found = highlightFieldsAsObjects(FIELDS, query, documents, new int[] {1, 1});
        List<Marked> marked = new ArrayList<>(documents.length);
        for (int i = 0; i < documents.length; i++) {
            Marked text = at(found, Documents.TEXT, i);
            Marked title = at(found, Documents.TITLE, i);
            boolean fromTitle = text.marks().isEmpty()
                    && (!title.marks().isEmpty() || text.context().isBlank());
            marked.add(fromTitle ? title : text);
        }
        return marked;
    }

    private static Marked at(Map<String, Object[]> found, String field, int index) {
        Object[] values = found.get(field);
        return values != null && values[index] instanceof Marked marked ? marked : Marked.NOTHING;
    }

    /** Cuts a window out of the passage, for texts without sentences, and collects the matches in it. */
    private static final class Marking extends PassageFormatter {

        @Override
        public Object format(Passage @Nullable [] passages, String content) {
            if (passages == null || passages.length == 0) {
                return Marked.NOTHING;
            }
            Passage passage = passages[0];
            int first = passage.getNumMatches() == 0 ? passage.getStartOffset() : passage.getMatchStarts()[0];
            int begin = whole(content, Math.max(passage.getStartOffset(), first - BEFORE));
            int end = whole(content, Math.min(Math.min(passage.getEndOffset(), content.length()), first + AFTER));
            while (begin < end && Character.isWhitespace(content.charAt(begin)) && begin < first) {
                begin++;
            }
            while (end > begin && Character.isWhitespace(content.charAt(end - 1))) {
                end--;
            }
            return new Marked(content.substring(begin, end), marks(passage, begin, end));
        }

        private static List<int[]> marks(Passage passage, int begin, int end) {
            List<int[]> marks = new ArrayList<>();
            int last = begin;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int from = Math.max(passage.getMatchStarts()[i], last);
                int to = Math.min(passage.getMatchEnds()[i], end);
                if (from < to) {
                    marks.add(new int[] {from - begin, to - begin});
                    last = to;
                }
            }
            return List.copyOf(marks);
        }

        /** Never between the halves of one character. */
        private static int whole(String text, int at) {
            return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
        }
    }
}
