package org.lapwing.evidence.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
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
 * Reads what lies in PDF and in the older Office documents: attached files, embedded objects, pictures, sounds. Documents that are zips
 * inside are the archive reader's. It names no type of the parsers, so that they are loaded by the first document.
 */
@Component
public final class DocumentReader implements EvidenceReader {

    private static final Set<String> OLE = Set.of(
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.visio",
            "application/vnd.ms-project",
            "application/vnd.ms-works",
            "application/x-mspublisher",
            "application/x-hwp-v5",
            "application/x-tika-ooxml-protected",
            "application/x-tika-msoffice-embedded",
            "application/x-tika-msoffice");

    private final Texts texts;

    @Activate
    public DocumentReader(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public boolean opens(Container container) {
        String type = container.mediaType();
        return type != null && (type.equals("application/pdf") || OLE.contains(type));
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        try (OpenedDocument document = opened(container)) {
            Expansion expansion = new Expansion(container.size(), bounds, texts);
            long entries = 0;
            for (Part part : document.parts()) {
                if (sink.cancelled()) {
                    return;
                }
                if (++entries > bounds.maxEntries()) {
                    sink.containerProblem(texts.get("parts.too.many", bounds.maxEntries()));
                    break;
                }
                String closed = part.closed();
                if (closed != null) {
                    sink.unread(part.locator(), Labels.of(part.name()), ItemState.SEALED, closed);
                } else {
                    sink.entry(new Entry(
                            part.locator(),
                            Labels.of(part.name()),
                            -1,
                            null,
                            () -> expansion.counted(part.bytes().open())));
                }
            }
            document.problems().forEach(sink::containerProblem);
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        OpenedDocument document = opened(container);
        try {
            Part part = part(document, locator);
            if (part == null || part.closed() != null) {
                throw new IOException(texts.get("part.gone", container.name(), locator));
            }
            return new Owned(part.bytes().open(), document);
        } catch (IOException | RuntimeException e) {
            document.close();
            throw e;
        }
    }

    private static @Nullable Part part(OpenedDocument document, String locator) {
        return document.parts().stream()
                .filter(part -> part.locator().equals(locator))
                .findFirst()
                .orElse(null);
    }

    /** What a parser throws of a hostile document is an error of reading. */
    private OpenedDocument opened(Container container) throws IOException {
        boolean pdf = "application/pdf".equals(container.mediaType());
        try {
            return pdf ? new PdfDocument(container, texts) : OleDocument.of(container, texts);
        } catch (RuntimeException e) {
            throw new IOException(texts.get("document.damaged", Flaw.of(e, texts)), e);
        }
    }

    /** Bytes of a part that close their document. */
    private static final class Owned extends FilterInputStream {

        private final OpenedDocument owner;

        Owned(InputStream in, OpenedDocument owner) {
            super(in);
            this.owner = owner;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                owner.close();
            }
        }
    }
}
