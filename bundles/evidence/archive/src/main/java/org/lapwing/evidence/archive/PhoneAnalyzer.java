package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Says of an archive that it is the extraction or backup of a phone: the finding {@code phone.extraction} with {@code platform}
 * (ios, android), {@code layout} (files, backup, shared), {@code packing} where programs that take phones off are known by it, {@code
 * apps}, {@code databases} of conversations and contacts, {@code cameraFiles}, {@code namesSeen} and {@code whole}. The beginning of
 * the archive is read for it, since reading a hundred gigabytes twice would cost more than it tells.
 */
@Component
public final class PhoneAnalyzer implements Analyzer {

    static final long MOST = 256L << 20;

    private static final String TAR = "application/x-tar";
    private static final String GTAR = "application/x-gtar";

    private final Texts texts;
    private final AnalyzerCard card;

    @Activate
    public PhoneAnalyzer(@Reference Texts texts) {
        this.texts = texts;
        this.card = new AnalyzerCard(
                "archive.phones",
                "1",
                Set.of("application/zip", TAR, GTAR),
                AnalyzerCard.Cost.MODERATE,
                true,
                texts.get("phone.purpose"));
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        PhoneLayout layout = new PhoneLayout();
        boolean tar = content.mediaType().equals(TAR) || content.mediaType().equals(GTAR);
        // The stream compares the whole content when it ends, so it is left before its end where that is far.
        try (InputStream in = content.open()) {
            InputStream beginning = new BufferedInputStream(new First(in, MOST), 1 << 16);
            if (tar) {
                ArchiveNames.ofTar(beginning, layout);
            } else {
                ArchiveNames.ofZip(beginning, layout);
            }
        }
        Optional<PhoneLayout.Kind> kind = layout.kind();
        if (kind.isEmpty()) {
            return;
        }
        boolean whole = content.size() <= MOST;
        String explanation = texts.get(
                "phone." + kind.get().platform + "." + kind.get().layout,
                layout.appCount(),
                layout.databaseCount(),
                layout.cameraFiles());
        findings.finding(
                "phone.extraction",
                1,
                Basis.INFERRED,
                layout.value(kind.get(), whole),
                0.9,
                whole ? explanation : explanation + " " + texts.get("phone.beginning", layout.names()));
    }

    /** No more than the beginning of a stream. */
    private static final class First extends InputStream {

        private final InputStream in;
        private long left;

        First(InputStream in, long most) {
            this.in = in;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int n = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, n);
            return n;
        }
    }
}
