package org.lapwing.product.benchmarks;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.images.ImageAnalyzer;
import org.lapwing.media.pdq.PdqHasher;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;

/** What the peer does with pictures; nothing of it is kept. */
interface PlainPictures {

    void read(Path picture) throws IOException, InterruptedException;

    /** Metadata only, or all that the image does: the same decoder, thumbnail and perceptual hash. */
    static PlainPictures of(String word) {
        return word.equals("metadata") ? PlainPictures::metadata : new Whole()::read;
    }

    private static void metadata(Path picture) throws IOException {
        try (InputStream in = Files.newInputStream(picture)) {
            ImageMetadataReader.readMetadata(in);
        } catch (ImageProcessingException damaged) {
            throw new IOException("A made picture is damaged: " + picture.getFileName(), damaged);
        }
    }

    /** The image's own analyser of pictures, called directly. */
    final class Whole {

        private final ImageAnalyzer analyzer = new ImageAnalyzer(new Keys(), List.of(new PdqHasher()));
        private final Counted counted = new Counted();

        void read(Path picture) throws IOException, InterruptedException {
            int before = counted.derived + counted.hashes;
            analyzer.analyze(new Bytes(Files.readAllBytes(picture), "image/jpeg", picture), counted);
            counted.text();
            if (counted.derived + counted.hashes != before + 2) {
                throw new IOException("A made picture has no thumbnail or no hash: " + picture.getFileName());
            }
        }
    }

    /** Keys in place of sentences. */
    final class Keys implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key;
        }

        @Override
        public Locale locale() {
            return Locale.ROOT;
        }
    }

    /** Hears everything and counts the thumbnails. */
    final class Counted implements FindingSink {

        private int derived;
        private int hashes;
        private final StringBuilder text = new StringBuilder();

        /** What was said since it was last asked for. */
        String text() {
            String said = text.toString();
            text.setLength(0);
            return said;
        }

        @Override
        public void finding(
                String kind,
                int valueVersion,
                Basis basis,
                Map<String, ?> value,
                double confidence,
                String explanation) {
            hashes += kind.equals(MediaFindings.PERCEPTUAL_HASH) ? 1 : 0;
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            derived++;
        }

        @Override
        public void text(CharSequence more) {
            text.append(more);
        }

        @Override
        public void problem(String sentence) {
            // Counted by the thumbnail that is missing.
        }
    }

    /** A file in memory too, of which nobody has computed hashes. */
    record Bytes(byte[] bytes, String mediaType, Path file) implements Content {

        private static final Hashes NONE = new Hashes("0".repeat(32), "0".repeat(40), new ContentId("0".repeat(64)));

        @Override
        public ContentId id() {
            return NONE.sha256();
        }

        @Override
        public Hashes hashes() {
            return NONE;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
