package org.lapwing.media.images;

import java.util.List;
import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.PictureHashes;

/** One picture on its way through all hashers: its rows, from the top, each handed to every one of them. */
final class HashedPicture {

    private final List<Hashers.Wanted> wanted;
    private final int width;
    private final int height;
    private List<Hashing> under;
    private int rows;

    HashedPicture(List<Hashers.Wanted> wanted, int width, int height) {
        this.wanted = wanted;
        this.width = width;
        this.height = height;
        this.under = begun(wanted, width, height);
    }

    private static List<Hashing> begun(List<Hashers.Wanted> wanted, int width, int height) {
        return wanted.stream()
                .map(each -> each.hasher().begin(each.family(), width, height))
                .toList();
    }

    /** Forgets the rows that were there. */
    void restart() {
        under = begun(wanted, width, height);
        rows = 0;
    }

    void grey(byte[] samples, int from, int step) {
        under.forEach(each -> each.grey(samples, from, step));
        rows++;
    }

    void colour(byte[] samples, int red, int green, int blue, int step) {
        under.forEach(each -> each.colour(samples, red, green, blue, step));
        rows++;
    }

    void colour(int[] red, int[] green, int[] blue) {
        under.forEach(each -> each.colour(red, green, blue));
        rows++;
    }

    /** In the order in which they are wanted; none where rows are missing: a part of a picture is another picture. */
    List<PictureHashes> end() {
        return rows == height ? under.stream().map(Hashing::end).toList() : List.of();
    }
}
