package org.lapwing.chat.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/** JSON of any size and encoding as a stream of tokens that knows its bytes. */
final class JsonSource implements Closeable {

    /** Longer strings end the reading: no chat app has them, and memory is bounded. */
    private static final int MAX_STRING = 64 << 20;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_STRING)
                    .maxNestingDepth(500)
                    .build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private final JsonParser parser;
    private final @Nullable RepairedUtf8 utf8;

    private JsonSource(JsonParser parser, @Nullable RepairedUtf8 utf8) {
        this.parser = parser;
        this.utf8 = utf8;
    }

    static JsonSource open(InputStream in) throws IOException {
        byte[] first = in.readNBytes(4);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), in);
        if (wide(first)) {
            return new JsonSource(JSON.createParser(whole), null);
        }
        RepairedUtf8 utf8 = new RepairedUtf8(whole);
        return new JsonSource(JSON.createParser(utf8), utf8);
    }

    /** UTF-16 has a mark, or a zero beside the first brace. */
    private static boolean wide(byte[] first) {
        if (first.length < 4) {
            return false;
        }
        boolean marked = first[0] == (byte) 0xFF && first[1] == (byte) 0xFE
                || first[0] == (byte) 0xFE && first[1] == (byte) 0xFF;
        return marked || first[0] == 0 || first[1] == 0;
    }

    JsonParser parser() {
        return parser;
    }

    /** Byte in the source at which the token at hand begins. */
    long tokenOffset() {
        return offset(parser.currentTokenLocation());
    }

    /** Byte in the source up to which was read. */
    long offset() {
        return offset(parser.currentLocation());
    }

    private long offset(JsonLocation location) {
        if (utf8 == null) {
            return Math.max(0, location.getCharOffset()) * 2;
        }
        return utf8.source(Math.max(0, location.getByteOffset()));
    }

    long repaired() {
        return utf8 == null ? 0 : utf8.repaired();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
