package org.lapwing.platform.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.ContentImporter;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.findings.Basis;

/** An importer of texts that begin with a word. */
final class Import implements ContentImporter {

    final List<String> imported = Collections.synchronizedList(new ArrayList<>());
    private final String word;

    Import(String word) {
        this.word = word;
    }

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard("test.import", "1", Set.of("text/*"), AnalyzerCard.Cost.MODERATE, true, "Tests.");
    }

    @Override
    public boolean claims(Content content, byte[] head) {
        return new String(head, StandardCharsets.UTF_8).startsWith(word);
    }

    @Override
    public void importContent(Case target, Content content, FindingSink findings, BooleanSupplier cancelled) {
        target.write(() -> {
            if (target.evidence().itemsOf(content.id()).isEmpty()) {
                throw new IllegalStateException("The content is not in the case yet");
            }
        });
        imported.add(content.name());
        findings.finding("test.imported", 1, Basis.READ, Map.of("n", 1), 1, "It was asked for.");
    }
}
