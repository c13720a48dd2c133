package org.lapwing.product.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every target in one process, as starting a fuzzer takes longer than some thousand runs: the first byte of an input says whose it is.
 * No test by its name; {@link FuzzingTest} starts it. {@code -Dlapwing.fuzz.share=0/2} takes the first of two shares of them.
 */
class EveryParser {

    /** How often each was fed, a line each. */
    static final String RUNS = "runs.txt";

    private static final int TOLD_EVERY = 256;
    private static final List<Target> TARGETS = share();

    private final long[] runs = new long[TARGETS.size()];
    private long all;

    private static List<Target> share() {
        String[] share = System.getProperty("lapwing.fuzz.share", "0/1").split("/");
        try {
            List<Target> targets = Target.all();
            List<Target> taken = new ArrayList<>();
            for (int i = Integer.parseInt(share[0]); i < targets.size(); i += Integer.parseInt(share[1])) {
                taken.add(targets.get(i));
            }
            return taken;
        } catch (IOException | ReflectiveOperationException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<byte[]> seeds() throws Exception {
        List<byte[]> seeds = new ArrayList<>();
        for (int i = 0; i < TARGETS.size(); i++) {
            for (byte[] seed : TARGETS.get(i).seeds()) {
                byte[] addressed = new byte[seed.length + 1];
                addressed[0] = (byte) i;
                System.arraycopy(seed, 0, addressed, 1, seed.length);
                seeds.add(addressed);
            }
        }
        return seeds.stream();
    }

    @MethodSource("seeds")
    @FuzzTest
    void takes_what_comes(byte[] bytes) throws Throwable {
        if (bytes.length == 0) {
            return;
        }
        int whose = (bytes[0] & 0xFF) % TARGETS.size();
        runs[whose]++;
        if (++all % TOLD_EVERY == 0) {
            tell();
        }
        TARGETS.get(whose).feed(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    private void tell() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < runs.length; i++) {
            lines.add(runs[i] + " " + TARGETS.get(i).name());
        }
        Files.write(Path.of(RUNS), lines);
    }
}
