package org.lapwing.evidence.documents;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plain text of any kind into the index. */
@Component
public final class TextAnalyzer implements Analyzer {

    static final int MOST = 8 << 20;

    private final Texts texts;
    private final AnalyzerCard card;

    @Activate
    public TextAnalyzer(@Reference Texts texts) {
        this.texts = texts;
        this.card = new AnalyzerCard(
                "documents.text",
                "1",
                Set.of(
                        "text/*",
                        "application/json",
                        "application/xml",
                        "application/javascript",
                        "application/x-sh",
                        "application/x-sql",
                        "application/x-subrip"),
                AnalyzerCard.Cost.MODERATE,
                true,
                texts.get("text.purpose"));
    }

    @Override
    public AnalyzerCard card() {
        return card;
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
            findings.problem(texts.get("text.not"));
            return;
        }
        if (!text.isBlank()) {
            findings.text(text);
        }
        if (cut) {
            findings.problem(texts.get("text.mebibytes", MOST >> 20));
        }
    }
}
