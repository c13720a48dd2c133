package org.lapwing.evidence.folder;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.lapwing.platform.api.evidence.ShownName;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads an exhibit that is a folder, or a single file. Links are never followed, devices, pipes and sockets never opened. Files are
 * opened for reading only; Java offers no way to keep the system from noting the time of access, so mount evidence read-only or with
 * {@code noatime}.
 *
 * <p>The locator of a file is its path below the exhibit as the file system holds it, byte for byte, percent-encoded; empty for the
 * file that an exhibit is.
 */
@Component
public final class FolderReader implements EvidenceReader {

    private final Texts texts;
    private final Reasons reasons;

    @Activate
    public FolderReader(@Reference Texts texts) {
        this.texts = texts;
        this.reasons = new Reasons(texts);
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public boolean opens(Container container) {
        return container.exhibitPath() != null && container.mediaType() == null;
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        Path root = root(container);
        BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            new Walk(sink, this, texts).from(root);
        } else if (attributes.isRegularFile()) {
            sink.entry(entry("", ShownName.of(Names.bytes(root)), root, attributes));
        } else {
            throw new IOException(texts.get("neither", root.toString()));
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Path root = root(container);
        return openFile(locator.isEmpty() ? root : Locators.resolve(root, locator, texts));
    }

    private Path root(Container container) throws IOException {
        Path path = container.exhibitPath();
        if (path == null) {
            throw new IOException(texts.get("no.disk", container.name()));
        }
        return path;
    }

    Entry entry(String locator, String shown, Path file, BasicFileAttributes attributes) {
        return new Entry(
                locator, shown, attributes.size(), attributes.lastModifiedTime().toInstant(), () -> openFile(file));
    }

    private InputStream openFile(Path file) throws IOException {
        try {
            return new Told(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw reasons.of(texts.get("this.file"), e);
        }
    }

    /** Says what an error in the middle means. */
    private final class Told extends FilterInputStream {

        Told(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                throw reasons.of(texts.get("this.file"), e);
            }
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return in.read(into, offset, length);
            } catch (IOException e) {
                throw reasons.of(texts.get("this.file"), e);
            }
        }
    }
}
