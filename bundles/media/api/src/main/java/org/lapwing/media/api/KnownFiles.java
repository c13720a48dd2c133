package org.lapwing.media.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** Lists of known files of this installation. */
@ProviderType
public interface KnownFiles {

    /** As {@link #importList(String, Path, Map, Progress)} with the columns' usual names. */
    default ImportReport importList(String name, Path list, Progress progress)
            throws IOException, InterruptedException {
        return importList(name, list, Map.of(), progress);
    }

    /**
     * Reads a list of any known format, which its bytes tell, and adds it under a name, all or nothing; the same name replaces the list.
     *
     * @param columns of a CSV whose header has names of its own: these names by {@code md5}, {@code sha1}, {@code sha256},
     *     {@code pdq} or {@code pdqcli}, {@code quality}, {@code category} and {@code source}; or where they stand, from 1, where there
     *     is no header; empty for all others
     */
    ImportReport importList(String name, Path list, Map<String, String> columns, Progress progress)
            throws IOException, InterruptedException;

    /**
     * As {@link #importList(String, Path, Map, Progress)}, to a list that is there: all that it holds stays.
     *
     * @throws IOException also where the codes of both are not of the same scheme and producer
     */
    ImportReport addTo(String name, Path list, Map<String, String> columns, Progress progress)
            throws IOException, InterruptedException;

    List<HashSet> sets();

    boolean remove(String name) throws IOException;

    List<KnownFile> matches(Hashes hashes);

    /** What the lists say of a digest in hexadecimal digits, whose length tells the algorithm; empty where it is none. */
    List<KnownFile> find(String digest);

    /**
     * What on the lists a picture with this hash looks like, among hashes of its family.
     *
     * @return each thing that a list says once, the nearest first, up to {@link org.lapwing.media.api.near.NearIndex#USUAL_RADIUS} bits
     */
    List<NearFile> near(Pdq256 hash);

    /** What is in a list; empty where there is none of that name or it is damaged. */
    Optional<Details> details(String name);

    /**
     * Writes what a list holds as CSV that can be imported again, a line for each hash.
     *
     * @return hashes written
     */
    long export(String name, Path file) throws IOException;

    /**
     * Records what a category code means to this unit, for all lists of the same scheme and producer; an empty meaning takes it back.
     *
     * @return false where there is no list of that name
     */
    boolean setMeaning(String name, String category, String meaning) throws IOException;

    /** What the unit said a list's code means; empty where it said nothing, which is never filled by a guess. */
    String meaning(String name, String category);

    /** How many independent sources say the same, of the matches of one file. */
    Votes votes(Collection<KnownFile> matches);

    /** A number that changes whenever the lists change. */
    String version();

    /**
     * The lists that are matched against: name, and SHA-256 of the file that was imported, where that is known; of a list that was added
     * to, SHA-256 of the digests of both.
     */
    default Map<String, String> digests() {
        return Map.of();
    }

    /** As {@link #version()} of the lists that {@link #near} looks at; {@code 0} where there is none. */
    String nearVersion();

    /** As {@link #digests()} of the lists that {@link #near} looks at. */
    Map<String, String> nearDigests();

    /** What is wrong with lists that are here and not matched against, each a sentence that names the list. */
    default List<String> problems() {
        return List.of();
    }

    /**
     * One list.
     *
     * @param scheme the format and edition whose category codes these are, as the list says; empty where it says nothing
     * @param producer the program or unit that made the list, as it says; empty where it says nothing
     */
    record HashSet(String name, long entries, String importedAt, String source, String scheme, String producer) {}

    /**
     * What is in a list.
     *
     * @param hashes how many by algorithm
     * @param categories the raw codes in it, in order of appearance; {@code ""} where records have none
     */
    record Details(HashSet set, Map<String, Long> hashes, List<String> categories) {}

    /**
     * One match.
     *
     * @param category the list's own raw code, empty where it has none; never interpreted
     * @param source who reported the file, as the list says; empty where it says nothing
     * @param algorithm the strongest that matched: {@code sha256}, {@code sha1} or {@code md5}
     */
    record KnownFile(String set, String category, String source, String algorithm) {}

    /**
     * A picture on a list that is near to another.
     *
     * @param category the list's own raw code, empty where it has none; never interpreted
     * @param source who reported the file, as the list says; empty where it says nothing
     * @param algorithm {@code pdq} or {@code pdq_cli}
     * @param distance of the nearest that the list says this of, in bits
     */
    record NearFile(String set, String category, String source, String algorithm, int distance) {}

    /** @param unreadLines the first hundred, with line number and why */
    record ImportReport(long entries, long skipped, List<String> unreadLines) {}
}
