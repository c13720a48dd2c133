package org.lapwing.product.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be measured and how.
 *
 * @param names the benchmarks; all if empty
 * @param image folder of the built image
 * @param samples jar that makes the sample case
 * @param work folder for made material, on the disk that is measured
 * @param jsonLines file to which the figures are added
 * @param runs of short programs; long ones are run fewer times
 * @param files how many, 0 for as many as the benchmark has by itself
 * @param bytes in all, 0 for as many as the benchmark has by itself
 * @param cold whether evidence is taken out of the page cache before each run
 */
record Options(
        List<String> names,
        Path image,
        Path samples,
        Path work,
        Path jsonLines,
        int runs,
        int files,
        long bytes,
        int messages,
        boolean cold,
        boolean keep) {

    static final String USAGE = """
            run [NAME…] [--runs N] [--files N] [--size BYTES, as 5G] [--messages N] [--cold] [--keep] [--image DIR] [--work DIR]
            names: start window heap small large latency mixed pictures near video million vault disks""";

    static Options of(String[] words) {
        List<String> names = new ArrayList<>();
        Path image = Path.of("product/target/lapwing");
        Path samples = Path.of("samples.jar");
        Path work = Path.of("product/benchmarks/target/work");
        Path json = Path.of("product/benchmarks/target/figures.jsonl");
        int runs = 5;
        int files = 0;
        long bytes = 0;
        int messages = 100_000;
        boolean cold = false;
        boolean keep = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--image" -> image = Path.of(next(words, ++i));
                case "--samples" -> samples = Path.of(next(words, ++i));
                case "--work" -> work = Path.of(next(words, ++i));
                case "--json" -> json = Path.of(next(words, ++i));
                case "--runs" -> runs = Integer.parseInt(next(words, ++i));
                case "--files" -> files = Integer.parseInt(next(words, ++i));
                case "--size" -> bytes = bytes(next(words, ++i));
                case "--messages" -> messages = Integer.parseInt(next(words, ++i));
                case "--cold" -> cold = true;
                case "--keep" -> keep = true;
                default -> names.add(name(words[i]));
            }
        }
        return new Options(
                List.copyOf(names),
                image.toAbsolutePath().normalize(),
                samples.toAbsolutePath().normalize(),
                work.toAbsolutePath().normalize(),
                json.toAbsolutePath().normalize(),
                Math.max(1, runs),
                files,
                bytes,
                messages,
                cold,
                keep);
    }

    /** Long programs are run at most three times. */
    int fewRuns() {
        return Math.min(3, runs);
    }

    int files(int otherwise) {
        return files == 0 ? otherwise : files;
    }

    long bytes(long otherwise) {
        return bytes == 0 ? otherwise : bytes;
    }

    private static String next(String[] words, int at) {
        if (at >= words.length) {
            throw new IllegalArgumentException(words[at - 1] + " wants a value.");
        }
        return words[at];
    }

    private static String name(String word) {
        if (!Benchmarks.NAMES.contains(word)) {
            throw new IllegalArgumentException("There is no benchmark " + word + ".");
        }
        return word;
    }

    /** Decimal: {@code 5G} is five thousand million. */
    static long bytes(String text) {
        String number = text.substring(0, text.length() - 1);
        return switch (text.charAt(text.length() - 1)) {
            case 'G' -> Long.parseLong(number) * 1_000_000_000L;
            case 'M' -> Long.parseLong(number) * 1_000_000L;
            case 'k' -> Long.parseLong(number) * 1_000L;
            default -> Long.parseLong(text);
        };
    }
}
