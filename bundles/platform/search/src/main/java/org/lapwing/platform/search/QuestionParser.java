package org.lapwing.platform.search;

import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.search.SearchIndex.BadQuery;
import org.lapwing.platform.api.search.SearchQuery;

/** Understands questions. */
final class QuestionParser {

    /** Fewer letters than this beside a leading wildcard would look at nearly every word of the case. */
    private static final int LETTERS_BESIDE_WILDCARD = 2;

    private static final int SHOWN = 60;

    private final Texts texts;
    private final Analyzer analyzer;

    QuestionParser(Texts texts, Analyzer analyzer) {
        this.texts = texts;
        this.analyzer = analyzer;
    }

    Query parse(SearchQuery question) throws BadQuery {
        if (question.text().isBlank()) {
            throw new BadQuery(texts.get("query.empty"), 0);
        }
        QuestionText text = new QuestionText(question.text());
        Query words = allIfOnlyExcluding(parse(text));
        String kind = question.kind();
        return kind == null
                ? words
                : new BooleanQuery.Builder()
                        .add(words, BooleanClause.Occur.MUST)
                        .add(new TermQuery(new Term(Documents.KIND, kind)), BooleanClause.Occur.FILTER)
                        .build();
    }

    private Query parse(QuestionText text) throws BadQuery {
        if (text.tooDeep() >= 0) {
            throw new BadQuery(texts.get("query.syntax", text.tooDeep() + 1), text.tooDeep());
        }
        try {
            return new Parser(analyzer).parse(text.text());
        } catch (ParseException mistake) {
            throw bad(mistake, text);
        } catch (IndexSearcher.TooManyClauses tooMany) {
            throw new BadQuery(texts.get("query.wide"), -1);
        }
    }

    private BadQuery bad(ParseException mistake, QuestionText text) {
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof WordRefused refused) {
                return refused(refused, text);
            }
            if (cause instanceof ParseException exact
                    && exact.currentToken != null
                    && exact.currentToken.next != null) {
                int position = text.origin(exact.currentToken.next.beginColumn);
                return new BadQuery(texts.get("query.syntax", position + 1), position);
            }
            if (cause instanceof IndexSearcher.TooManyClauses) {
                return new BadQuery(texts.get("query.wide"), -1);
            }
        }
        int position = text.openQuote();
        return position < 0
                ? new BadQuery(texts.get("query.unclear"), -1)
                : new BadQuery(texts.get("query.quote", position + 1), position);
    }

    private BadQuery refused(WordRefused refused, QuestionText text) {
        int at = text.text().indexOf(refused.word);
        int position = at < 0 ? -1 : text.origin(at);
        return new BadQuery(texts.get(refused.why, shown(refused.word), position + 1), position);
    }

    /** Without anything to find, what is excluded would be taken from nothing. */
    private static Query allIfOnlyExcluding(Query query) {
        if (!(query instanceof BooleanQuery all) || all.clauses().isEmpty()) {
            return query;
        }
        boolean onlyExcluding = all.clauses().stream().allMatch(BooleanClause::isProhibited);
        if (!onlyExcluding) {
            return query;
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        builder.add(MatchAllDocsQuery.INSTANCE, BooleanClause.Occur.MUST);
        all.clauses().forEach(builder::add);
        return builder.build();
    }

    /** Long ones in part: a sentence that is longer than the screen says nothing. */
    private static String shown(String word) {
        return word.codePointCount(0, word.length()) <= SHOWN
                ? word
                : word.substring(0, word.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private static final class WordRefused extends ParseException {

        private static final long serialVersionUID = 1L;

        private final String why;
        private final String word;

        WordRefused(String why, String word) {
            super(word);
            this.why = why;
            this.word = word;
        }
    }

    /** All words must be there, in the text or the title. */
    private static final class Parser extends MultiFieldQueryParser {

        private static final String[] EVERYWHERE = {Documents.TEXT, Documents.TITLE};

        Parser(Analyzer analyzer) {
            super(EVERYWHERE, analyzer);
            setDefaultOperator(QueryParser.Operator.AND);
            setSplitOnWhitespace(true);
            setAutoGeneratePhraseQueries(true);
            setAllowLeadingWildcard(true);
            setFuzzyPrefixLength(1);
        }

        @Override
        protected @Nullable Query getFieldQuery(@Nullable String field, String text, boolean quoted)
                throws ParseException {
            if (Documents.KIND.equals(field) || Documents.LANGUAGE.equals(field)) {
                return new TermQuery(new Term(field, text.toLowerCase(Locale.ROOT)));
            }
            return super.getFieldQuery(field, text, quoted);
        }

        @Override
        protected @Nullable Query getWildcardQuery(@Nullable String field, String word) throws ParseException {
            boolean leading = word.startsWith("*") || word.startsWith("?");
            long letters = word.chars().filter(c -> c != '*' && c != '?').count();
            if (leading && letters < LETTERS_BESIDE_WILDCARD) {
                throw new WordRefused("query.wildcard", word);
            }
            try {
                return super.getWildcardQuery(field, word);
            } catch (TooComplexToDeterminizeException tangled) {
                throw new WordRefused("query.tangled", word);
            }
        }

        @Override
        protected Query getRegexpQuery(@Nullable String field, String pattern) throws ParseException {
            throw new WordRefused("query.wildcard", pattern);
        }
    }
}
