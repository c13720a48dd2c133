package org.lapwing.evidence.disks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.api.tools.ToolRunner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the file systems in images of disks by the programs of The Sleuth Kit, without mounting anything: each file is printed by a
 * program that reads the image and writes nothing. Deleted files that the file system still names come under {@code (deleted)/}; space
 * that no file names is not searched. The locator of a file is the first sector of its file system, the address of its record there and
 * its path.
 */
@Component
public final class DiskReader implements EvidenceReader {

    private static final Pattern LOCATOR =
            Pattern.compile("(\\d{1,15}(?:@\\d{1,18})?)/(\\*?)(\\d[0-9-]{0,40})/.*", Pattern.DOTALL);

    /** How long a disk in memory stays after its last use. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Tools tools;
    private final Texts texts;
    private final Copies copies;

    @Activate
    public DiskReader(@Reference ToolRunner runner, @Reference Texts texts) {
        this.tools = new Tools(runner, texts);
        this.texts = texts;
        this.copies = new Copies(texts, KEPT);
    }

    @Override
    public String name() {
        return "disks";
    }

    @Override
    public boolean opens(Container container) {
        return ImageKind.of(container.mediaType()) != null;
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        String absent = tools.unavailable();
        if (absent != null) {
            throw new IOException(texts.get("absent", absent));
        }
        try (Container.Lent file = container.file();
                Opened opened = opened(container, file)) {
            Image image = opened.image();
            long size = new Volumes(tools, texts).size(image);
            if (!opened.note().isEmpty()) {
                sink.containerProblem(opened.note());
            }
            new DiskWalk(tools, image, opened.disk(size), size, bounds, sink).go();
            if (size > Verification.MOST_AT_ONCE && ImageKind.EWF.equals(container.mediaType()) && !sink.cancelled()) {
                Verification verified = Verification.of(tools, file.path());
                if (verified.failed()) {
                    sink.containerProblem(verified.sentence(texts));
                }
            }
        }
    }

    private Opened opened(Container container, Container.Lent file) throws IOException, InterruptedException {
        ImageKind kind = ImageKind.of(container.mediaType());
        if (kind == null) {
            throw new IOException(texts.get("image.kind", ""));
        }
        return Opened.of(tools, copies, container, file.path(), kind);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Matcher found = LOCATOR.matcher(locator);
        if (!found.matches()) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        Container.Lent file = container.file();
        try {
            Opened opened = opened(container, file);
            try {
                InputStream bytes = FileBytes.of(
                        tools,
                        opened.image(),
                        Volume.named(found.group(1)),
                        found.group(3),
                        !found.group(2).isEmpty());
                return new ImageStream(bytes, opened, file);
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        } catch (InterruptedException e) {
            file.close();
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    @Deactivate
    void close() {
        copies.close();
    }

    /** Gives back what a file is read from when it is closed. */
    private static final class ImageStream extends FilterInputStream {

        private final Opened opened;
        private final Container.Lent file;

        ImageStream(InputStream bytes, Opened opened, Container.Lent file) {
            super(bytes);
            this.opened = opened;
            this.file = file;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            try (file;
                    opened) {
                super.close();
            }
        }
    }
}
