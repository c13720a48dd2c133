package org.lapwing.evidence.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.osgi.service.component.annotations.Component;

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
            new Walk(sink).from(root);
        } else if (attributes.isRegularFile()) {
            sink.entry(entry("", Names.text(Names.bytes(root)), root, attributes));
        } else {
            throw new IOException("'" + root + "' is neither a folder nor a file; it was not opened.");
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Path root = root(container);
        return openFile(locator.isEmpty() ? root : Locators.resolve(root, locator));
    }

    private static Path root(Container container) throws IOException {
        Path path = container.exhibitPath();
        if (path == null) {
            throw new IOException("'" + container.name() + "' is no folder or file on a disk.");
        }
        return path;
    }

    static Entry entry(String locator, String shown, Path file, BasicFileAttributes attributes) {
        return new Entry(
                locator, shown, attributes.size(), attributes.lastModifiedTime().toInstant(), () -> openFile(file));
    }

    private static InputStream openFile(Path file) throws IOException {
        try {
            return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new IOException("This file " + Reasons.of(e), e);
        }
    }
}
