package org.lapwing.product.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/**
 * Texts, pictures, zips, Office files and PDFs, against one thread of the same parsers that keeps nothing: once with the metadata of
 * pictures only, once with the same decoding, thumbnails and perceptual hashes as well.
 */
final class MixedFiles {

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
        String parsers = ImageClasses.parsers(bench);
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
                                + " the image's own look at pictures (metadata, decoding, thumbnail, PDQ); neither"
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
                                + " above, thumbnails and PDQ included"),
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
                        "… documents with the same letters",
                        "%",
                        List.of(letters(parsers, evidence, made.documents())),
                        Figure.Target.atLeast(99),
                        null,
                        "the image's analysers of documents and plain Tika in one plain program",
                        "every document, in zips too; white space is left out of both"),
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
        List<String> command = new ArrayList<>(ImageClasses.program(parsers, PlainTika.class));
        command.addAll(List.of(evidence.toString(), words.toString(), pictures));
        return Tool.seconds(command);
    }

    /** Of how many documents the letters are those of plain Tika, in hundredths. */
    private double letters(String parsers, Path evidence, int documents)
            throws IOException, InterruptedException, Failed {
        List<String> command = new ArrayList<>(ImageClasses.program(parsers, PlainLetters.class));
        command.add(evidence.toString());
        String[] counted = Tool.output(command).strip().split(" ");
        if (Integer.parseInt(counted[0]) != documents) {
            throw new Failed("Compared " + counted[0] + " of " + documents + " documents.");
        }
        return 100.0 * Integer.parseInt(counted[1]) / documents;
    }
}
