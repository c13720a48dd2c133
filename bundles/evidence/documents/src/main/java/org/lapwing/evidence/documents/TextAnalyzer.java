package org.lapwing.evidence.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.osgi.service.component.annotations.Component;

/** Plain text of any kind into the index. */
@Component
public final class TextAnalyzer implements Analyzer {

    static final int MOST = 8 << 20;

    private static final AnalyzerCard CARD = new AnalyzerCard(
            "documents.text",
            "1",
            Set.of(
                    "text/*",
                    "application/json",
                    "application/xml",
                    "application/javascript",
                    "application/x-sh",
                    "application/x-sql",
                    "application/x-subrip",
                    "application/mbox",
                    "message/rfc822"),
            AnalyzerCard.Cost.MODERATE,
            true,
            "Reads plain text, so that it can be searched.");

    @Override
    public AnalyzerCard card() {
        return CARD;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        if (DocumentAnalyzer.TYPES.contains(content.mediaType())) {
            return;
        }
        byte[] bytes;
        try (InputStream in = content.open()) {
            bytes = in.readNBytes(MOST);
        }
        boolean cut = content.size() > MOST;
        String text = PlainText.of(bytes, bytes.length, cut);
        if (text == null) {
            findings.problem("It looks like text at its beginning but is not, so its words are not in the index.");
            return;
        }
        if (!text.isBlank()) {
            findings.text(text);
        }
        if (cut) {
            findings.problem("Only the first " + (MOST >> 20)
                    + " MiB of its text are in the index; read the rest in the file itself.");
        }
    }
}
