package org.lapwing.product.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/**
 * Texts, pictures, zips, Office files and PDFs, against one thread of the same parsers that keeps nothing: once with the metadata of
 * pictures only, once with the same decoding and thumbnails as well.
 */
final class MixedFiles {

    private static final String PARSING =
            "org\\.lapwing\\.(target\\.(tika|slf4j|metadata|imageio)|media\\.(images|api)|platform\\.api)-.*";

    private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\",\"context\":\"([^\"]*)\"");

    private final Bench bench;

    MixedFiles(Bench bench) {
        this.bench = bench;
    }

    List<Figure> figures() throws IOException, InterruptedException, Failed {
        int files = bench.options().files(50_000);
        long bytes = bench.options().bytes(files * 100_000L);
        Path evidence = bench.folder("mixed");
        MadeMixed made = new MadeMixed(evidence);
        made.write(files, bytes);
        String size = Report.number(made.written() / 1e9) + " GB";
        bench.say(files + " files, " + size + ", " + made.documents() + " documents");
        String parsers = parsers();
        Lapwing lapwing = bench.lapwing().alone(bench.folder("programs"));
        List<Double> ours = new ArrayList<>();
        List<Double> metadata = new ArrayList<>();
        List<Double> same = new ArrayList<>();
        List<Double> memory = new ArrayList<>();
        double processor = 0;
        Set<String> ourWords = Set.of();
        Path words = bench.folder("words");
        for (int i = 0; i < bench.options().fewRuns(); i++) {
            Folders.cache(evidence, bench.options().cold());
            metadata.add(files / plain(parsers, evidence, words, "metadata"));
            Folders.cache(evidence, bench.options().cold());
            same.add(files / plain(parsers, evidence, words, "thumbnails"));
            Folders.cache(evidence, bench.options().cold());
            Path caseFolder = bench.folder("case-" + i);
            Ingest.Watched took = Ingest.watched(lapwing, caseFolder, evidence, files);
            ours.add(files / took.seconds());
            processor = took.processorSeconds();
            memory.add(took.resident().megabytes());
            ourWords = found(lapwing, caseFolder);
            Folders.delete(caseFolder);
        }
        Set<String> theirWords = new HashSet<>(Files.readAllLines(words));
        return List.of(
                bench.figure(
                        files + " mixed files, " + size + ", case create and ingest",
                        "files/s",
                        ours,
                        Figure.Target.ratioAtLeast(1.6),
                        new Figure.Peer("one thread of the same work", new Sample(same)),
                        "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                        "of 20 files 7 texts, 6 JPEG, 2 zips of 6 texts, 3 Office, 2 PDF; the peer: Tika, the JDK for zips, and"
                                + " the image's own first look at pictures (metadata, decoding, thumbnail); neither"
                                + " calls ExifTool; processor time of ingest in all: "
                                + Report.number(processor) + " s"),
                bench.figure(
                        "… against metadata of pictures only",
                        "files/s",
                        ours,
                        Figure.Target.ratioAtLeast(1.6),
                        new Figure.Peer("one thread of plain Tika", new Sample(metadata)),
                        "lapwing case create CASE --name X && lapwing ingest CASE FOLDER",
                        "the peer: Tika, the JDK for zips, metadata-extractor for pictures, which it does not decode; ours as"
                                + " above, thumbnails included"),
                bench.figure(
                        "… documents with the same words at beginning, middle and end",
                        "%",
                        List.of(100.0 * same(ourWords, theirWords, made.documents()) / made.documents()),
                        Figure.Target.atLeast(99),
                        null,
                        "lapwing search CASE 'qxtail*' --json, and so for each place",
                        made.documents() + " documents, in zips too; ours hold " + ourWords.size()
                                + " planted words, the" + " peer's " + theirWords.size() + " of "
                                + 3 * made.documents()),
                bench.figure(
                        "… resident memory of all processes",
                        "MB",
                        memory,
                        null,
                        null,
                        "lapwing ingest CASE FOLDER",
                        "VmRSS of the process and all workers, every 0.1 s"));
    }

    /** In how many documents all three words are read by both, under the same name of the file. */
    private static int same(Set<String> ours, Set<String> theirs, int documents) {
        Set<String> both = new HashSet<>(ours);
        both.retainAll(theirs);
        Set<String> words = new HashSet<>();
        both.forEach(each -> words.add(each.substring(each.indexOf(' ') + 1)));
        int same = 0;
        for (int i = 0; i < documents; i++) {
            same += words.contains(Planted.word(0, i))
                            && words.contains(Planted.word(1, i))
                            && words.contains(Planted.word(2, i))
                    ? 1
                    : 0;
        }
        return same;
    }

    /** The name of a file and a planted word, of every hit. */
    private static Set<String> found(Lapwing lapwing, Path made) throws IOException, InterruptedException, Failed {
        Set<String> found = new HashSet<>();
        for (String place : Planted.PLACES) {
            Process search = lapwing.streaming("search", made.toString(), place + "*", "--json");
            try (BufferedReader lines = search.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher hit = TITLE.matcher(line);
                    if (hit.find()) {
                        for (String word : Planted.in(hit.group(2))) {
                            found.add(hit.group(1) + " " + word);
                        }
                    }
                }
            }
            if (search.waitFor() != 0) {
                throw new Failed("lapwing search " + place + "* ended with " + search.exitValue());
            }
        }
        return found;
    }

    private static double plain(String parsers, Path evidence, Path words, String pictures)
            throws IOException, InterruptedException, Failed {
        return Tool.seconds(List.of(
                Tool.jdk("java"),
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                parsers,
                PlainTika.class.getName(),
                evidence.toString(),
                words.toString(),
                pictures));
    }

    /** A class path of the image's bundles that parse and of the jars that these hold. */
    private String parsers() throws IOException, Failed {
        Path folder = Files.createDirectories(bench.folder("parsers"));
        List<String> path = new ArrayList<>(List.of(Tool.own().toString()));
        List<Path> bundles;
        try (Stream<Path> all = Files.list(bench.options().image().resolve("bundles"))) {
            bundles = all.filter(each -> each.getFileName().toString().matches(PARSING))
                    .toList();
        }
        if (bundles.size() < 7) {
            throw new Failed("The image has no bundle of parsers.");
        }
        for (Path bundle : bundles) {
            path.add(bundle.toString());
            try (InputStream in = Files.newInputStream(bundle);
                    JarInputStream jar = new JarInputStream(in)) {
                for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                    if (entry.getName().endsWith(".jar")) {
                        Path inner = folder.resolve(
                                Path.of(entry.getName()).getFileName().toString());
                        Files.copy(jar, inner);
                        path.add(inner.toString());
                    }
                }
            }
        }
        return String.join(File.pathSeparator, path);
    }
}
