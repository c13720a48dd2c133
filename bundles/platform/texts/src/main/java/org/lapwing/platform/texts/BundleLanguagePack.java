package org.lapwing.platform.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Cue;
import org.lapwing.platform.api.language.LanguagePack;
import org.osgi.framework.Bundle;

/**
 * A language pack that is nothing but files: {@code OSGI-INF/lapwing/cues.txt}, {@code common-words.txt}, {@code help-lines.txt}
 * (name, contact and for whom between tabs) and, for each bundle that it translates,
 * {@code OSGI-INF/l10n/<symbolic name>.properties} in UTF-8.
 */
final class BundleLanguagePack implements LanguagePack {

    private static final Logger LOG = System.getLogger(BundleLanguagePack.class.getName());
    private static final String FOLDER = "OSGI-INF/lapwing/";

    private final Bundle bundle;
    private final Locale locale;
    private final List<String> commonWords;
    private final List<HelpLine> helpLines;
    private @Nullable CueFile cues;

    BundleLanguagePack(Bundle bundle, Locale locale) throws IOException {
        this.bundle = bundle;
        this.locale = locale;
        this.commonWords = lines(bundle, "common-words.txt");
        this.helpLines = lines(bundle, "help-lines.txt").stream()
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length == 3)
                .map(parts -> new HelpLine(parts[0], parts[1], parts[2]))
                .toList();
    }

    /** Read when first asked for: hundreds of patterns that most commands never need. */
    private synchronized CueFile cueFile() {
        CueFile known = cues;
        if (known == null) {
            String name = bundle.getSymbolicName() + "/cues.txt";
            try {
                known = cues(bundle, name);
            } catch (IOException e) {
                LOG.log(Level.ERROR, "What people write in {0} is not recognised: {1}", locale, e.getMessage());
                known = CueFile.empty(name);
            }
            cues = known;
        }
        return known;
    }

    private static CueFile cues(Bundle bundle, String name) throws IOException {
        URL file = bundle.getEntry(FOLDER + "cues.txt");
        try (BufferedReader lines = new BufferedReader(file == null ? Reader.nullReader() : reader(file))) {
            return CueFile.read(name, lines);
        }
    }

    private static List<String> lines(Bundle bundle, String name) throws IOException {
        List<String> lines = new ArrayList<>();
        URL file = bundle.getEntry(FOLDER + name);
        if (file != null) {
            try (BufferedReader reader = new BufferedReader(reader(file))) {
                reader.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .forEach(lines::add);
            }
        }
        return List.copyOf(lines);
    }

    private static Reader reader(URL file) throws IOException {
        return new InputStreamReader(file.openStream(), StandardCharsets.UTF_8);
    }

    @Override
    public Locale locale() {
        return locale;
    }

    @Override
    public Map<String, String> texts(String bundleSymbolicName) {
        URL file = bundle.getEntry("OSGI-INF/l10n/" + bundleSymbolicName + ".properties");
        Map<String, String> texts = new LinkedHashMap<>();
        if (file != null) {
            Properties properties = new Properties();
            try (Reader reader = reader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        }
        return texts;
    }

    @Override
    public List<Cue> cues() {
        return cueFile().cues();
    }

    @Override
    public List<String> keywords() {
        return cueFile().keywords();
    }

    @Override
    public Map<String, Integer> numberWords() {
        return cueFile().numbers();
    }

    @Override
    public List<String> commonWords() {
        return commonWords;
    }

    @Override
    public List<HelpLine> helpLines() {
        return helpLines;
    }
}
