package org.lapwing.product.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Near search within 31 bits among random hashes; of ten queries one is near to a hash. FAISS gets the same files and must find as many. */
final class NearSearch {

    private static final int BYTES = 32;
    private static final String MEMORY = "-Xmx1400m";
    private static final String SECONDS = "3";

    private final Bench bench;

    NearSearch(Bench bench) {
        this.bench = bench;
    }

    /** What a program said. */
    private record Said(double built, double perSecond, long found) {
        static Said of(String line) {
            String[] words = line.strip().split(" ");
            return new Said(Double.parseDouble(words[0]), Double.parseDouble(words[1]), Long.parseLong(words[2]));
        }
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        Files.createDirectories(bench.folder(""));
        Path peer = peer();
        List<Figure> figures = new ArrayList<>();
        figures.addAll(one(peer, 1_000_000, 2_000, 12));
        figures.addAll(one(peer, 10_000_000, 200, 55));
        figures.add(batch(peer));
        return figures;
    }

    private Path peer() throws IOException, InterruptedException, Failed {
        Path source = bench.folder("multihash.cpp");
        try (InputStream in = NearSearch.class.getResourceAsStream("multihash.cpp")) {
            Files.copy(in, source);
        }
        Path program = bench.folder("multihash");
        Tool.output(List.of(
                "g++",
                "-O2",
                "-fopenmp",
                "-o",
                program.toString(),
                source.toString(),
                "-lfaiss",
                "-lblas",
                "-llapack"));
        return program;
    }

    private List<Figure> one(Path peer, int hashes, int queries, int atLeast)
            throws IOException, InterruptedException, Failed {
        Path among = bench.folder("hashes");
        Path asked = bench.folder("queries");
        made(among, asked, hashes, queries);
        List<Double> ours = new ArrayList<>();
        List<Double> built = new ArrayList<>();
        List<Double> mapped = new ArrayList<>();
        List<Double> opened = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Said faiss = Said.of(faiss(peer, among, asked, "1"));
            Said own = Said.of(own(among, asked, "1"));
            same(own, faiss);
            Said kept = Said.of(own(among, asked, "1", bench.folder("index").toString()));
            same(kept, faiss);
            mapped.add(kept.perSecond());
            opened.add(1000 * kept.built());
            ours.add(own.perSecond());
            built.add(own.built());
            theirs.add(faiss.perSecond());
        }
        String what = "near search, radius 31, " + hashes / 1_000_000 + " M hashes, one thread, exact";
        return List.of(
                bench.figure(
                        what,
                        "queries/s",
                        ours,
                        Figure.Target.ratioAtLeast(atLeast),
                        new Figure.Peer("FAISS multi-hash, 16 slots, flip 1, one thread", new Sample(theirs)),
                        "the bundle org.lapwing.media.near in a plain program",
                        "random hashes; of ten queries one has a neighbour; both found as many"),
                bench.figure(
                        what + ", mapped from a file",
                        "queries/s",
                        mapped,
                        Figure.Target.ratioAtLeast(atLeast),
                        new Figure.Peer("the same", new Sample(theirs)),
                        "the same",
                        "both found as many"),
                bench.figure(
                        what + ": opening the file",
                        "ms",
                        opened,
                        Figure.Target.atMost(100),
                        null,
                        "the same",
                        "in the memory of the system; its sum is not checked here"),
                bench.figure(
                        what + ": building, two threads",
                        "s",
                        built,
                        hashes == 10_000_000 ? Figure.Target.atMost(10) : null,
                        null,
                        "the same",
                        "in memory, building included, with " + MEMORY));
    }

    private Figure batch(Path peer) throws IOException, InterruptedException, Failed {
        Path among = bench.folder("hashes");
        Path asked = bench.folder("queries");
        made(among, asked, 100_000, 10_000);
        String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Said faiss = Said.of(faiss(peer, among, asked, cores));
            Said own = Said.of(own(among, asked, cores));
            same(own, faiss);
            ours.add(own.perSecond());
            theirs.add(faiss.perSecond());
        }
        return bench.figure(
                "batches of 10,000 queries against 100,000 hashes, " + cores + " cores",
                "queries/s",
                ours,
                Figure.Target.atLeast(60_000),
                new Figure.Peer("FAISS multi-hash, all cores", new Sample(theirs)),
                "the bundle org.lapwing.media.near in a plain program",
                "both found as many");
    }

    private static void same(Said own, Said faiss) throws Failed {
        if (own.found() != faiss.found()) {
            throw new Failed("Found " + own.found() + " and FAISS " + faiss.found() + ": one of them misses something");
        }
    }

    private static String faiss(Path peer, Path among, Path asked, String threads)
            throws IOException, InterruptedException, Failed {
        return Tool.output(List.of(
                "env", "OMP_NUM_THREADS=" + threads, peer.toString(), among.toString(), asked.toString(), SECONDS));
    }

    /** @param index the file that the index is mapped from; none for one in memory */
    private String own(Path among, Path asked, String threads, String... index)
            throws IOException, InterruptedException, Failed {
        List<String> words = new ArrayList<>(List.of(
                Tool.jdk("java"),
                MEMORY,
                "-cp",
                ImageClasses.near(bench),
                NearQueries.class.getName(),
                among.toString(),
                asked.toString(),
                SECONDS,
                threads));
        words.addAll(List.of(index));
        return Tool.output(words);
    }

    private static void made(Path among, Path asked, int hashes, int queries) throws IOException {
        SplittableRandom random = new SplittableRandom(31);
        byte[] hash = new byte[BYTES];
        List<byte[]> near = new ArrayList<>();
        int each = Math.max(1, hashes / queries);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(among))) {
            for (int i = 0; i < hashes; i++) {
                random.nextBytes(hash);
                out.write(hash);
                if (i % (each * 10) == 0) {
                    near.add(hash.clone());
                }
            }
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(asked))) {
            for (int i = 0; i < queries; i++) {
                random.nextBytes(hash);
                byte[] query = hash;
                if (i % 10 == 0 && i / 10 < near.size()) {
                    query = near.get(i / 10);
                    for (int bit = 0; bit < i / 10 % 36; bit++) {
                        query[bit * 7 % BYTES] ^= (byte) (1 << bit / BYTES);
                    }
                }
                out.write(query);
            }
        }
    }
}
