package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads packed archives: zip, 7z and tar, and single files packed by gzip, bzip2 or xz. Names in an archive are labels: no file is
 * ever made from them. The locator of an entry is its number in the archive, since names may occur twice.
 */
@Component
public final class ArchiveReader implements EvidenceReader {

    private final Texts texts;

    @Activate
    public ArchiveReader(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "archive";
    }

    @Override
    public boolean opens(Container container) {
        return format(container) != null;
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        required(container).walk(container, new Allowance(container.size(), bounds, texts), sink);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        return required(container).open(container, locator);
    }

    private Format required(Container container) throws IOException {
        Format format = format(container);
        if (format == null) {
            throw new IOException(texts.get("archive.kind", container.name(), String.valueOf(container.mediaType())));
        }
        return format;
    }

    private @Nullable Format format(Container container) {
        String type = container.mediaType();
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "application/zip",
                    "application/java-archive",
                    "application/vnd.android.package-archive",
                    "application/x-ios-app" -> new ZipFormat(texts);
            case "application/x-tar", "application/x-gtar" -> new TarFormat(texts);
            case "application/x-7z-compressed" -> new SevenZipFormat(texts);
            case "application/gzip", "application/x-gzip" -> new PackedFormat(PackedFormat.Packing.GZIP);
            case "application/x-bzip2" -> new PackedFormat(PackedFormat.Packing.BZIP2);
            case "application/x-xz" -> new PackedFormat(PackedFormat.Packing.XZ);
            default -> null;
        };
    }
}
