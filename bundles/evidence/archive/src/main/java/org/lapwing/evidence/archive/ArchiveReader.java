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
 * Reads packed archives: zip, 7z, tar, ar and cpio, and single files packed by gzip, bzip2, xz, lzma, Zstandard, lz4 or compress.
 * Of documents that are zips inside (Office, OpenDocument, books) it reads the files that lie in them. Names in an archive are labels: no file is ever made from them. The locator of an entry is its number in the archive, since names
 * may occur twice.
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
        DocumentParts parts = DocumentParts.of(type);
        if (parts != null) {
            return new ZipFormat(parts, texts);
        }
        return switch (type) {
            case "application/zip",
                    "application/java-archive",
                    "application/vnd.android.package-archive",
                    "application/x-ios-app",
                    "application/x-itunes-ipa",
                    "application/vnd.google-earth.kmz",
                    "application/vnd.apple.iwork",
                    "application/vnd.apple.pages",
                    "application/vnd.apple.numbers",
                    "application/vnd.apple.keynote" -> new ZipFormat(null, texts);
            case "application/x-tar", "application/x-gtar" -> new TarFormat(texts);
            case "application/x-7z-compressed" -> new SevenZipFormat(texts);
            case "application/gzip", "application/x-gzip", "image/x-emf-compressed", "application/x-ms-wmz" ->
                packed(Unpacking.GZIP);
            case "application/x-bzip2" -> packed(Unpacking.BZIP2);
            case "application/x-xz" -> packed(Unpacking.XZ);
            case "application/x-lzma" -> packed(Unpacking.LZMA);
            case "application/zstd" -> packed(Unpacking.ZSTD);
            case "application/x-lz4" -> packed(Unpacking.LZ4);
            case "application/x-compress" -> packed(Unpacking.COMPRESS);
            case "application/x-archive", "application/x-debian-package" ->
                new StreamFormat(StreamFormat.Kind.AR, texts);
            case "application/x-cpio" -> new StreamFormat(StreamFormat.Kind.CPIO, texts);
            case "application/x-rar-compressed" -> new UnopenedFormat("RAR", texts);
            case "application/x-ace-compressed" -> new UnopenedFormat("ACE", texts);
            case "application/x-arj" -> new UnopenedFormat("ARJ", texts);
            case "application/x-lha", "application/x-lharc" -> new UnopenedFormat("LHA", texts);
            case "application/x-lzip" -> new UnopenedFormat("lzip", texts);
            case "application/x-stuffit", "application/x-stuffitx" -> new UnopenedFormat("StuffIt", texts);
            case "application/vnd.ms-cab-compressed" -> new UnopenedFormat("Cabinet", texts);
            default -> null;
        };
    }

    private PackedFormat packed(Unpacking unpacking) {
        return new PackedFormat(unpacking, texts);
    }
}
