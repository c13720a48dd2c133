package org.lapwing.product.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.lapwing.media.near.PartSearch;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.ingest.Progress;

/**
 * The search for common parts of the image as a plain program: how many changed pictures are found with the one that they were made of, and
 * how many pairs of unrelated ones are told. Prints a line for each change: name, found, of how many, told beside them; and last the
 * unrelated ones: pictures, pairs, told, seconds.
 */
final class PartPairs {

    private static final long OTHERS = 1_000_000;

    private PartPairs() {}

    /** What is done to a picture; the number makes what is added another one each time. */
    interface Change {
        BufferedImage of(BufferedImage from, int number);
    }

    /** @param words pictures to change, and unrelated pictures */
    public static void main(String[] words) {
        int changed = Integer.parseInt(words[0]);
        int unrelated = Integer.parseInt(words[1]);
        List<BufferedImage> originals = made(changed);
        for (Map.Entry<String, Change> each : changes().entrySet()) {
            found(each.getKey(), originals, each.getValue());
        }
        if (unrelated > 0) {
            unrelated(unrelated);
        }
    }

    private static Map<String, Change> changes() {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (int share : new int[] {98, 95, 90, 80, 60}) {
            changes.put("cropped to " + share + " %", (from, number) -> MadeScene.cropped(from, share / 100.0));
        }
        changes.put("black border of 10 %", (from, number) -> MadeScene.framed(from, 0.1));
        changes.put("letters over a fifth", (from, number) -> MadeScene.lettered(from));
        changes.put("mirrored", (from, number) -> MadeScene.mirrored(from));
        changes.put("mirrored, cropped to 80 %", (from, number) -> MadeScene.mirrored(MadeScene.cropped(from, 0.8)));
        changes.put("turned by 90 degrees", (from, number) -> MadeScene.quarter(from));
        changes.put("turned by 10 degrees", (from, number) -> MadeScene.tilted(from, 10));
        changes.put("one of four in a collage", (from, number) -> MadeScene.collage(from, OTHERS + 10L * number));
        changes.put("half the size", (from, number) -> MadeScene.fitted(from, from.getWidth() / 2));
        return changes;
    }

    private static List<BufferedImage> made(int count) {
        List<BufferedImage> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(MadeScene.of(i));
        }
        return made;
    }

    private static void found(String name, List<BufferedImage> originals, Change change) {
        int count = originals.size();
        int[] told = new int[2];
        new PartSearch(
                        new SlotIndexes(),
                        2 * count,
                        i -> Optional.of(
                                small(i < count ? originals.get(i) : change.of(originals.get(i - count), i - count))))
                .tell(Progress.NONE, (first, second, part) -> told[second - first == count ? 0 : 1]++);
        System.out.printf(Locale.ROOT, "%s|%d|%d|%d%n", name, told[0], count, told[1]);
    }

    private static void unrelated(int count) {
        long begun = System.nanoTime();
        long[] told = new long[1];
        new PartSearch(new SlotIndexes(), count, i -> Optional.of(small(MadeScene.of(2 * OTHERS + i))))
                .tell(Progress.NONE, (first, second, part) -> {
                    told[0]++;
                    System.err.println("Told of " + first + " and " + second + ": " + part);
                });
        System.out.printf(
                Locale.ROOT,
                "unrelated|%d|%d|%d|%.1f%n",
                count,
                (long) count * (count - 1) / 2,
                told[0],
                (System.nanoTime() - begun) / 1e9);
    }

    /** As an ingest keeps it: small, and coded as JPEG. */
    private static BufferedImage small(BufferedImage picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(MadeScene.fitted(picture, MadeScene.LONG), "jpg", bytes);
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
