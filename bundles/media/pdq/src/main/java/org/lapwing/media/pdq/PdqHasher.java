package org.lapwing.media.pdq;

import java.util.Arrays;
import java.util.List;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.osgi.service.component.annotations.Component;

/** Makes PDQ hashes. */
@Component
public final class PdqHasher implements ImageHasher {

    /** The reference's least side of a picture that can be told from others. */
    private static final int LEAST = 5;

    @Override
    public String algorithm() {
        return "pdq";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public List<String> families() {
        return Arrays.stream(Family.values()).map(Family::id).toList();
    }

    @Override
    public Hashing begin(String family, int width, int height) {
        Family of = Arrays.stream(Family.values())
                .filter(each -> each.id().equals(family))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("PDQ has no family " + family));
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A picture of " + width + " by " + height);
        }
        if (width < LEAST || height < LEAST) {
            return new TooSmall(of);
        }
        return of == Family.CLI && Math.max(width, height) > Shrunk.SIDE
                ? new Shrunk(width, height)
                : new Picture(of, width, height);
    }
}
