package org.lapwing.product.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.AutoDetectParser;
import org.lapwing.evidence.documents.DocumentAnalyzer;
import org.lapwing.evidence.documents.TextAnalyzer;
import org.lapwing.platform.api.analysis.Analyzer;

/**
 * Compares the text that the image's own analysers of documents say with the text of plain Tika, letter by letter but for white space, which
 * is laid out and not written.
 */
public final class PlainLetters {

    private final AutoDetectParser parser = new AutoDetectParser();
    private final List<Analyzer> analyzers =
            List.of(new TextAnalyzer(new PlainPictures.Keys()), new DocumentAnalyzer(new PlainPictures.Keys()));
    private int documents;
    private int equal;

    private PlainLetters() {}

    /** A folder to read; prints how many documents there are and how many have the same letters. */
    public static void main(String[] words) throws IOException, InterruptedException {
        PlainLetters letters = new PlainLetters();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(words[0]))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            letters.file(file);
        }
        System.out.println(letters.documents + " " + letters.equal);
    }

    private void file(Path file) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        if (name.endsWith(".zip")) {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    compare(Path.of(entry.getName()), zip.readAllBytes());
                }
            }
        } else if (!name.endsWith(".jpg")) {
            compare(file, Files.readAllBytes(file));
        }
    }

    private void compare(Path file, byte[] bytes) throws IOException, InterruptedException {
        String name = file.getFileName().toString();
        PlainPictures.Counted said = new PlainPictures.Counted();
        PlainPictures.Bytes content = new PlainPictures.Bytes(bytes, type(name), file);
        for (Analyzer analyzer : analyzers) {
            if (analyzer.card().accepts(content.mediaType())) {
                analyzer.analyze(content, said);
            }
        }
        String theirs;
        try (TikaInputStream in = TikaInputStream.get(new ByteArrayInputStream(bytes))) {
            theirs = letters(PlainTika.text(parser, in, name));
        }
        documents++;
        if (!theirs.isEmpty() && theirs.equals(letters(said.text()))) {
            equal++;
        } else {
            System.err.println("Other letters: " + file);
        }
    }

    private static String letters(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        text.codePoints()
                .filter(each -> !Character.isWhitespace(each) && !Character.isSpaceChar(each))
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** As the image tells it. */
    private static String type(String name) {
        String office = "application/vnd.openxmlformats-officedocument.";
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "docx" -> office + "wordprocessingml.document";
            case "xlsx" -> office + "spreadsheetml.sheet";
            case "pptx" -> office + "presentationml.presentation";
            case "pdf" -> "application/pdf";
            default -> "text/plain";
        };
    }
}
