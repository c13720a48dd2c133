package org.lapwing.evidence.documents;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Text and metadata of PDF, Office, OpenDocument, RTF, HTML and books. It names no type of the parsers, so that they are unpacked and
 * loaded by the first document.
 */
@Component
public final class DocumentAnalyzer implements Analyzer {

    private static final Map<String, DocumentKind> KINDS = Stream.of(DocumentKind.values())
            .flatMap(kind -> kind.types.stream().map(type -> Map.entry(type, kind)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static final Set<String> TYPES = KINDS.keySet();

    private final Texts texts;
    private final AnalyzerCard card;

    @Activate
    public DocumentAnalyzer(@Reference Texts texts) {
        this.texts = texts;
        this.card = new AnalyzerCard(
                        "documents.document",
                        "1",
                        TYPES,
                        AnalyzerCard.Cost.MODERATE,
                        true,
                        texts.get("document.purpose"))
                .inWorker();
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        DocumentKind kind = KINDS.get(content.mediaType());
        if (kind != null) {
            DocumentReading.read(kind, content, findings, texts);
        }
    }
}
