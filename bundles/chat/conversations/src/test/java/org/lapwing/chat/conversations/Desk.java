package org.lapwing.chat.conversations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lapwing.chat.telegram.TelegramJson;
import org.lapwing.chat.whatsapp.WhatsAppText;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.SqliteCaseStore;
import org.osgi.framework.BundleContext;

/** A real case on a real database, both formats, and an index that only remembers. */
final class Desk implements AutoCloseable {

    final Case open;
    final InstalledFormats formats = new InstalledFormats();
    final CaseConversations book = new CaseConversations();
    final Map<String, List<SearchDocument>> index = new TreeMap<>();
    final ChatImporter importer;

    Desk(Path folder) throws CaseUnavailable {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                Desk.class.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);
        Path profile = folder.resolve("profile");
        Persons persons = new KeyedPersons(profile, new KeyTexts(), new KeyCost(64, 1, 1), Map.of());
        try {
            persons.create("Kim", "a passphrase".toCharArray());
        } catch (PersonRefused e) {
            throw new AssertionError(e);
        }
        SqliteCaseStore store =
                new SqliteCaseStore(new PersonalProfile(profile, persons), persons, new KeyTexts(), context);
        store.scopeKeepers(List.of(new ChatScopeKeeper(new RememberingIndex(index))));
        open = store.create(folder.resolve("case"), "test", null);
        formats.bindFormat(new WhatsAppText(new KeyTexts()));
        formats.bindFormat(new TelegramJson(new KeyTexts()));
        importer = new ChatImporter(formats, book, new RememberingIndex(index), new KeyTexts());
    }

    Said give(String name, String text) throws IOException, InterruptedException {
        return give(new Bytes(name, text.getBytes(StandardCharsets.UTF_8)), Integer.MAX_VALUE);
    }

    /** @param askedBefore how often the importer may ask before it is told to stop */
    Said give(Bytes content, int askedBefore) throws IOException, InterruptedException {
        Said said = new Said();
        int[] asked = new int[1];
        said.claimed = importer.claims(content, Arrays.copyOf(content.bytes, Math.min(content.bytes.length, 1 << 16)));
        if (said.claimed) {
            importer.importContent(open, content, said, () -> asked[0]++ >= askedBefore);
        }
        return said;
    }

    @Override
    public void close() {
        open.close();
    }

    /** What was said of a content. */
    static final class Said implements FindingSink {
        boolean claimed;
        final Map<String, Map<String, ?>> findings = new HashMap<>();
        final List<String> explanations = new ArrayList<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String explanation) {
            findings.put(kind, value);
            explanations.add(explanation);
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            throw new AssertionError("Chats have no derived objects");
        }

        @Override
        public void text(CharSequence text) {
            throw new AssertionError("Messages are indexed one by one");
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }

    /** A content in memory. */
    static final class Bytes implements Content {
        private final String name;
        private final byte[] bytes;

        Bytes(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public ContentId id() {
            return hashes().sha256();
        }

        @Override
        public Hashes hashes() {
            try {
                String sha = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
                return new Hashes("", "", new ContentId(sha));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Path file() throws IOException {
            throw new IOException("not here");
        }
    }

    /** The key and what it is given, so that a test sees both. */
    static final class KeyTexts implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return arguments.length == 0 ? key : key + Arrays.toString(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }

    private record RememberingIndex(Map<String, List<SearchDocument>> groups) implements SearchIndex, IndexWriting {

        @Override
        public IndexWriting writing(Case of) {
            return this;
        }

        @Override
        public void replace(String group, Stream<SearchDocument> documents) {
            groups.put(group, documents.toList());
        }

        @Override
        public void commit() {}

        @Override
        public Hits search(Case in, SearchQuery query) {
            throw new UnsupportedOperationException();
        }
    }
}
