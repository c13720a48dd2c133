package org.lapwing.platform.search;

import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;

/**
 * Words of any script without regard to case, accents and width; emoji are words. Addresses, nicknames and file names come apart at
 * their punctuation, so that each part is found and the whole is found as a phrase.
 */
final class FoldingAnalyzer extends Analyzer {

    @Override
    protected Reader initReader(String fieldName, Reader reader) {
        return new Splitting(reader);
    }

    @Override
    protected Reader initReaderForNormalization(String fieldName, Reader reader) {
        return reader;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new ICUTokenizer();
        return new TokenStreamComponents(words, new ICUFoldingFilter(words));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new ICUFoldingFilter(in);
    }

    static boolean splits(char c) {
        return c == '_' || c == '.' || c == '/' || c == '\\' || c == '@' || c == ':';
    }

    /** Puts a space in the place of each separator; offsets stay as they are. */
    private static final class Splitting extends CharFilter {

        Splitting(Reader reader) {
            super(reader);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = input.read(buffer, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (splits(buffer[i])) {
                    buffer[i] = ' ';
                }
            }
            return count;
        }

        @Override
        protected int correct(int offset) {
            return offset;
        }
    }
}
