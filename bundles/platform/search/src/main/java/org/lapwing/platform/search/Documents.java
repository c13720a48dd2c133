package org.lapwing.platform.search;

import java.time.Instant;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.search.SearchDocument;

/** How a document of ours lies in the index. */
final class Documents {

    static final String GROUP = "group";
    static final String KIND = "kind";
    static final String ID = "id";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String AUTHOR = "author";
    static final String AT = "at";
    static final String LANGUAGE = "language";

    /** All of a text is searched; this much of it is kept to show passages of. */
    static final int KEPT_CHARACTERS = 1 << 18;

    /** Longer titles and names are evidence too, but nobody searches their end. */
    private static final int NAME_CHARACTERS = 8_192;

    private static final FieldType WITH_OFFSETS = withOffsets();

    private Documents() {}

    static Document of(String group, SearchDocument from) {
        Document document = new Document();
        document.add(new StringField(GROUP, group, Field.Store.NO));
        document.add(new StringField(KIND, from.target().kind(), Field.Store.YES));
        document.add(new StringField(ID, from.target().id(), Field.Store.YES));
        document.add(new TextField(TITLE, cut(from.title(), NAME_CHARACTERS), Field.Store.YES));
        document.add(new Field(TEXT, from.text(), WITH_OFFSETS));
        document.add(new StoredField(TEXT, cut(from.text(), KEPT_CHARACTERS)));
        Instant at = from.at();
        if (at != null) {
            document.add(new LongField(AT, at.toEpochMilli(), Field.Store.YES));
        }
        String author = from.author();
        if (author != null) {
            document.add(new TextField(AUTHOR, cut(author, NAME_CHARACTERS), Field.Store.YES));
        }
        String language = from.language();
        if (language != null) {
            document.add(new StringField(LANGUAGE, cut(language, 64), Field.Store.NO));
        }
        return document;
    }

    static Target target(Document stored) {
        return new Target(stored.get(KIND), stored.get(ID));
    }

    static @Nullable Instant at(Document stored) {
        var field = stored.getField(AT);
        return field == null ? null : Instant.ofEpochMilli(field.storedValue().getLongValue());
    }

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static FieldType withOffsets() {
        FieldType type = new FieldType(TextField.TYPE_NOT_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }
}
