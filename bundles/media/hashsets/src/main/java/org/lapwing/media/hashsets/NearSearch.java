package org.lapwing.media.hashsets;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.NearFile;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndexes;

/** Says what on the open lists a picture looks like. Their index is made when the first asks. For several threads. */
final class NearSearch {

    private final OpenLists open;
    private final NearIndexes engine;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable Made made;

    private record Made(String version, NearLists lists) {}

    NearSearch(OpenLists open, NearIndexes engine) {
        this.open = open;
        this.engine = engine;
    }

    List<NearFile> near(Pdq256 hash) {
        OpenLists.Near now = open.checked().near();
        return now.lists().isEmpty() ? List.of() : of(now).near(hash);
    }

    private NearLists of(OpenLists.Near now) {
        Made known = made;
        if (known != null && known.version().equals(now.version())) {
            return known.lists();
        }
        making.lock();
        try {
            known = made;
            if (known == null || !known.version().equals(now.version())) {
                made = null;
                known = new Made(now.version(), new NearLists(now.lists(), engine));
                made = known;
            }
            return known.lists();
        } finally {
            making.unlock();
        }
    }

    /** Name, and SHA-256 of the file that was imported, where that is known. */
    Map<String, String> digests() {
        OpenLists.State now = open.checked();
        Map<String, String> digests = new TreeMap<>(now.digests());
        digests.keySet()
                .retainAll(now.near().lists().stream().map(LoadedSet::name).toList());
        return digests;
    }
}
