package org.lapwing.target.check.inside;

import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.store.ByteBuffersDirectory;

public final class LuceneFinds implements Callable<String> {
    private final StringBuilder log = new StringBuilder();

    @Override
    public String call() throws Exception {
        Logger logger = Logger.getLogger("org.apache.lucene");
        Handler handler = new Remember();
        logger.addHandler(handler);
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                Analyzer analyzer = new Folding()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                Document document = new Document();
                document.add(new TextField("text", "the lapwing leads danger away", Field.Store.YES));
                document.add(new KnnFloatVectorField("shape", new float[] {1, 2, 3}));
                writer.addDocument(document);
            }
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                Query query = new QueryParser("text", analyzer).parse("LÀPWING");
                TopDocs hits = searcher.search(query, 10);
                TopDocs near = searcher.search(new KnnFloatVectorQuery("shape", new float[] {1, 2, 2}, 1), 1);
                String text =
                        reader.storedFields().document(near.scoreDocs[0].doc).get("text");
                String shown = new Highlighter(new QueryScorer(query)).getBestFragment(analyzer, "text", text);
                return hits.totalHits.value() + " hit: " + shown + "\n" + log;
            }
        } finally {
            logger.removeHandler(handler);
        }
    }

    private static final class Folding extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            ICUTokenizer tokens = new ICUTokenizer();
            TokenStream folded = new ICUFoldingFilter(tokens);
            return new TokenStreamComponents(tokens, folded);
        }
    }

    private final class Remember extends Handler {
        @Override
        public void publish(LogRecord line) {
            log.append(line.getMessage()).append('\n');
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
