package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/**
 * What the hashes that an image of the Expert Witness form carries say of its data.
 *
 * @param stored hashes in the image, by {@code md5} and {@code sha1}
 * @param computed over its data, likewise
 * @param problem what the program said of its end, null where it ended well
 */
record Verification(
        Map<String, String> stored,
        Map<String, String> computed,
        @Nullable String problem) {

    /** Bytes of a disk that are read within the time of an analysis; larger ones are verified while they are walked. */
    static final long MOST_AT_ONCE = 16L << 30;

    private static final Pattern HASH =
            Pattern.compile("(MD5|SHA1) hash (stored in file|calculated over data):\\s*([0-9a-fA-F]{32,40})");

    static Verification of(Tools tools, Path image) throws IOException, InterruptedException {
        Tools.Said said = tools.askPatiently(
                Program.ewf("ewfverify", tools.texts()), List.of("-q", "-d", "sha1", image.toString()));
        Map<String, String> stored = new LinkedHashMap<>();
        Map<String, String> computed = new LinkedHashMap<>();
        for (String line : said.lines()) {
            Matcher hash = HASH.matcher(line.strip());
            if (hash.matches()) {
                (hash.group(2).startsWith("stored") ? stored : computed)
                        .put(
                                hash.group(1).toLowerCase(Locale.ROOT),
                                hash.group(3).toLowerCase(Locale.ROOT));
            }
        }
        return new Verification(stored, computed, said.problem());
    }

    boolean failed() {
        return problem != null || !unequal().isEmpty();
    }

    /** Whether the image carries a hash at all. */
    boolean possible() {
        return !stored.isEmpty();
    }

    private List<String> unequal() {
        return stored.entrySet().stream()
                .filter(hash -> !hash.getValue().equals(computed.get(hash.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    String sentence(Texts texts) {
        if (unequal().isEmpty()) {
            return texts.get("ewf.unverified", String.valueOf(problem));
        }
        String name = unequal().getFirst();
        return texts.get(
                "ewf.mismatch",
                name.toUpperCase(Locale.ROOT),
                String.valueOf(stored.get(name)),
                String.valueOf(computed.get(name)));
    }
}
