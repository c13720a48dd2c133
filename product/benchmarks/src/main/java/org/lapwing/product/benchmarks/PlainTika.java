package org.lapwing.product.benchmarks;

import java.io.BufferedWriter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/**
 * The peer of mixed files: every file on one thread through the parsers that the image has. Those are Tika's for documents and
 * metadata-extractor for pictures; on demand pictures are decoded as well, as the image does it. Zips, for which the image has a reader of
 * its own, are opened with the JDK's and their entries parsed. Nothing is hashed, indexed or kept but the planted words.
 */
public final class PlainTika {

    private static final int MOST = 8 << 20;

    private PlainTika() {}

    /**
     * A folder to read, a file to write (a line for each planted word, the name of its file before it), and what to do with pictures:
     * {@code metadata} or {@code thumbnails}.
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        PlainPictures pictures = PlainPictures.of(words[2]);
        AutoDetectParser parser = new AutoDetectParser();
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(words[0]))) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(words[1]))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.endsWith(".zip")) {
                    entries(parser, file, out);
                } else if (name.endsWith(".jpg")) {
                    pictures.read(file);
                } else {
                    try (TikaInputStream in = TikaInputStream.get(file)) {
                        told(name, text(parser, in, name), out);
                    }
                }
            }
        }
    }

    private static void entries(AutoDetectParser parser, Path file, BufferedWriter out) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = Path.of(entry.getName()).getFileName().toString();
                try (TikaInputStream in = TikaInputStream.get(new Unclosed(zip))) {
                    told(name, text(parser, in, name), out);
                }
            }
        }
    }

    static String text(AutoDetectParser parser, InputStream in, String name) {
        BodyContentHandler body = new BodyContentHandler(MOST);
        Metadata metadata = new Metadata();
        metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try {
            parser.parse(in, body, metadata, new ParseContext());
        } catch (IOException | SAXException | TikaException broken) {
            return body.toString(); // what was read before it broke off
        }
        return body.toString();
    }

    private static void told(String name, String text, BufferedWriter out) throws IOException {
        for (String word : Planted.in(text)) {
            out.write(name + " " + word + "\n");
        }
    }

    /** An entry's bytes; the zip goes on after it. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The next entry follows.
        }
    }
}
