package org.lapwing.evidence.disks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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

    private final Tools tools;
    private final Texts texts;

    @Activate
    public DiskReader(@Reference ToolRunner runner, @Reference Texts texts) {
        this.tools = new Tools(runner, texts);
        this.texts = texts;
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
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        String absent = tools.unavailable();
        if (absent != null) {
            throw new IOException(texts.get("absent", absent));
        }
        try (Container.Lent file = container.file()) {
            Image image = image(container, file);
            long size = new Volumes(tools, texts).size(image);
            new DiskWalk(tools, image, size, bounds, sink).go();
            if (size > Verification.MOST_AT_ONCE && ImageKind.EWF.equals(container.mediaType()) && !sink.cancelled()) {
                Verification verified = Verification.of(tools, file.path());
                if (verified.failed()) {
                    sink.containerProblem(verified.sentence(texts));
                }
            }
        }
    }

    private Image image(Container container, Container.Lent file) throws IOException {
        ImageKind kind = ImageKind.of(container.mediaType());
        String option = kind == null ? null : kind.option();
        if (option == null) {
            throw new IOException(texts.get("image.kind", kind == null ? "" : kind.shown()));
        }
        return new Image(file.path(), option);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Matcher found = LOCATOR.matcher(locator);
        if (!found.matches()) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        Container.Lent file = container.file();
        try {
            InputStream bytes = FileBytes.of(
                    tools,
                    image(container, file),
                    Volume.named(found.group(1)),
                    found.group(3),
                    !found.group(2).isEmpty());
            return new FilterInputStream(bytes) {
                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    return in.read(into, offset, length);
                }

                @Override
                public void close() throws IOException {
                    try {
                        super.close();
                    } finally {
                        file.close();
                    }
                }
            };
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }
}
