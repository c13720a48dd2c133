package org.lapwing.media.images;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.ImageHasher;

/** The engines that pictures are handed to, each with the family that it is to make. */
record Hashers(List<Wanted> all) {

    /** What one of them is to make. */
    record Wanted(ImageHasher hasher, String family) {}

    Hashers {
        all = List.copyOf(all);
    }

    /** The usual family of each. */
    static Hashers usual(List<ImageHasher> hashers) {
        return new Hashers(hashers.stream()
                .map(each -> new Wanted(each, each.families().getFirst()))
                .toList());
    }

    /** Every family of each. */
    static Hashers every(List<ImageHasher> hashers) {
        return new Hashers(hashers.stream()
                .flatMap(each -> each.families().stream().map(family -> new Wanted(each, family)))
                .toList());
    }

    /** Null where nobody wants the rows. */
    @Nullable
    HashedPicture begin(int width, int height) {
        return all.isEmpty() ? null : new HashedPicture(all, width, height);
    }

    boolean none() {
        return all.isEmpty();
    }

    /** Equal where the hashes are. */
    String parameters() {
        return all.stream()
                .map(each -> each.hasher().algorithm() + "-" + each.family() + "="
                        + each.hasher().version())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
