package org.lapwing.media.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** Lists of known files of this installation. */
@ProviderType
public interface KnownFiles {

    /**
     * Reads a list (CSV with a header that names md5, sha1 or sha256, or plain hashes, one a line) and adds it under a name, all or
     * nothing; the same name replaces the list.
     */
    ImportReport importList(String name, Path list, Progress progress) throws IOException, InterruptedException;

    List<HashSet> sets();

    boolean remove(String name) throws IOException;

    List<KnownFile> matches(Hashes hashes);

    /** A number that changes whenever the lists change. */
    String version();

    /** The lists that are matched against: name, and SHA-256 of the file that was imported, where that is known. */
    default Map<String, String> digests() {
        return Map.of();
    }

    /** What is wrong with lists that are here and not matched against, each a sentence that names the list. */
    default List<String> problems() {
        return List.of();
    }

    /** One list. */
    record HashSet(String name, long entries, String importedAt, String source) {}

    /**
     * One match.
     *
     * @param category the list's own raw code, empty where it has none; never interpreted
     * @param source who reported the file, as the list says; empty where it says nothing
     * @param algorithm the strongest that matched: {@code sha256}, {@code sha1} or {@code md5}
     */
    record KnownFile(String set, String category, String source, String algorithm) {}

    /** @param unreadLines the first hundred, with line number and why */
    record ImportReport(long entries, long skipped, List<String> unreadLines) {}
}
