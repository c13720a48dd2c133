package org.lapwing.platform.texts;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lapwing.platform.api.language.Cue;
import org.lapwing.platform.api.language.LanguagePack;

/** The real language packs, read from their sources. */
public final class PackFiles {

    private PackFiles() {}

    public static LanguagePack read(String language) throws IOException {
        Path file = Path.of("../../locales", language, "src/main/resources/OSGI-INF/lapwing/cues.txt");
        CueFile cues;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            cues = CueFile.read(language, lines);
        }
        List<String> commonWords = Files.readAllLines(file.resolveSibling("common-words.txt"));
        return new LanguagePack() {
            @Override
            public Locale locale() {
                return Locale.of(language);
            }

            @Override
            public Map<String, String> texts(String bundleSymbolicName) {
                return Map.of();
            }

            @Override
            public List<Cue> cues() {
                return cues.cues();
            }

            @Override
            public List<String> commonWords() {
                return commonWords;
            }

            @Override
            public List<String> keywords() {
                return cues.keywords();
            }

            @Override
            public Map<String, Integer> numberWords() {
                return cues.numbers();
            }

            @Override
            public List<HelpLine> helpLines() {
                return List.of();
            }
        };
    }
}
