package org.lapwing.product.badinput;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Every format cut at powers of two and with bits flipped at seeded places. */
final class BrokenFiles {

    private static final long SEED = 20260303;
    private static final int FLIPS = 6;

    /** Formats that end with something, so that a cut can be told. */
    private static final Pattern TELLS = Pattern.compile("\\.(jpg|png|gif|bmp|tif|gz|bz2|xz|7z|zip|docx|xlsx|pptx)$");

    private BrokenFiles() {}

    static void into(Pile pile) throws IOException {
        Random random = new Random(SEED);
        for (Map.Entry<String, byte[]> each : Sound.all().entrySet()) {
            String name = each.getKey();
            byte[] sound = each.getValue();
            pile.add("sound/" + name, sound, Pile.Said.listed());
            for (int cut = 8; cut < sound.length; cut *= 2) {
                pile.add(
                        "cut/" + cut + "/" + name,
                        Arrays.copyOf(sound, cut),
                        cut < 16 || !TELLS.matcher(name).find() ? Pile.Said.listed() : Pile.Said.damaged());
            }
            for (int i = 0; i < FLIPS; i++) {
                pile.add("flipped/" + i + "/" + name, flipped(sound, 1 + 3 * i, random), Pile.Said.listed());
            }
        }
    }

    /** Half of the flips hit the head, where formats keep what they believe. */
    private static byte[] flipped(byte[] sound, int bits, Random random) {
        byte[] broken = sound.clone();
        for (int i = 0; i < bits; i++) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(64, broken.length) : broken.length);
            broken[at] ^= (byte) (1 << random.nextInt(8));
        }
        return broken;
    }
}
