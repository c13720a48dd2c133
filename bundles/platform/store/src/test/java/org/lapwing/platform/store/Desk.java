package org.lapwing.platform.store;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.language.Texts;

/** A store with a profile of its own, and short ways to put things in a case. */
final class Desk {

    static final String KIM = "Kim Alder";

    final PaperPersons persons;
    final PaperProfile profile;
    final SqliteCaseStore store;
    final Path folder;

    Desk(Path folder) {
        this(folder, new Schema());
    }

    Desk(Path folder, Schema schema) {
        this(folder, schema, new PaperPersons(KIM));
    }

    Desk(Path folder, PaperPersons persons) {
        this(folder, new Schema(), persons);
    }

    private Desk(Path folder, Schema schema, PaperPersons persons) {
        this.folder = folder;
        this.persons = persons;
        this.profile = new PaperProfile(folder.resolve("profile"), persons);
        this.store = new SqliteCaseStore(profile, persons, new BundleEnglish(), "cli", schema);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Hashes hashes(byte[] bytes) {
        return new Hashes(digest("MD5", bytes), digest("SHA-1", bytes), new ContentId(digest("SHA-256", bytes)));
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands in the log: for tests, since reading it is for auditors. */
    static List<CaseLog.Entry> entries(Case in, long after, int limit) {
        return ((Journal) in.log()).entries(after, limit);
    }

    /** An item with text as its content. */
    static long text(Case in, long exhibit, String path, String text) {
        return item(in, exhibit, 0, path, bytes(text), "text/plain");
    }

    static long item(Case in, long exhibit, long parent, String locator, byte[] bytes, String mediaType) {
        Hashes hashes = hashes(bytes);
        in.intake().content(hashes, bytes.length, mediaType);
        return in.intake()
                .item(new SeenItem(
                        exhibit,
                        parent,
                        locator,
                        locator,
                        bytes.length,
                        Instant.ofEpochMilli(1_700_000_000_000L),
                        hashes.sha256(),
                        ItemState.READ,
                        null));
    }

    static Analysed done(ContentId content, String analyzer, String version, String... kinds) {
        return new Analysed(
                content,
                analyzer,
                version,
                "org.lapwing.test 0.1.0",
                Analysed.Outcome.DONE,
                null,
                List.of(kinds).stream()
                        .map(kind -> new Analysed.Said(
                                Target.of(content), kind, 1, Basis.READ, Map.of("width", 4), 1, "read from the header"))
                        .toList(),
                Map.of(),
                List.of());
    }

    /** The bundle's own English texts. */
    static final class BundleEnglish implements Texts {

        private final Properties texts = new Properties();

        BundleEnglish() {
            try (InputStream in = Desk.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String get(String key, Object... arguments) {
            Object[] plain = new Object[arguments.length];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = arguments[i] instanceof Number ? arguments[i] : String.valueOf(arguments[i]);
            }
            String pattern = texts.getProperty(key);
            if (pattern == null) {
                throw new AssertionError("The bundle has no text " + key);
            }
            return new MessageFormat(pattern, Locale.ENGLISH).format(plain);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
