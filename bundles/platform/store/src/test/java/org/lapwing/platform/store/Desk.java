package org.lapwing.platform.store;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.testcases.Engine;
import org.lapwing.testcases.Pieces;

/** A store with a profile of its own, and short ways to put things in a case. */
final class Desk implements Engine {

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

    @Override
    public CaseStore store() {
        return store;
    }

    @Override
    public PersonCard person() {
        return persons.current().orElseThrow();
    }

    @Override
    public CaseCounter figures() {
        return new CoreFigures();
    }

    @Override
    public List<CaseLog.Entry> entries(Case in) {
        return entries(in, 0, 1_000);
    }

    @Override
    public void close() {
        store.close();
    }

    static byte[] bytes(String text) {
        return Pieces.bytes(text);
    }

    static Hashes hashes(byte[] bytes) {
        return Pieces.hashes(bytes);
    }

    /** What stands in the log: for tests, since reading it is for auditors. */
    static List<CaseLog.Entry> entries(Case in, long after, int limit) {
        return ((Journal) in.log()).entries(after, limit);
    }

    static long text(Case in, long exhibit, String path, String text) {
        return Pieces.text(in, exhibit, path, text);
    }

    static long item(Case in, long exhibit, long parent, String locator, byte[] bytes, String mediaType) {
        return Pieces.item(in, exhibit, parent, locator, bytes, mediaType);
    }

    static Analysed done(ContentId content, String analyzer, String version, String... kinds) {
        return Pieces.done(content, analyzer, version, kinds);
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
