package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** Tells what lies beside a text, and whether its copies are whole. */
public final class Beside implements Analyzer {

    private final AnalyzerCard card = new AnalyzerCard(
                    "test.beside", "1", Set.of("text/plain"), AnalyzerCard.Cost.MODERATE, true, "Tests.")
            .inWorker()
            .beside(Set.of("-wal", ".more"));

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        List<Object> beside = new ArrayList<>();
        boolean same = true;
        Path copy = content.copy(content.companions());
        same &= bytes(content).length == Files.size(copy);
        if (new String(bytes(content), StandardCharsets.UTF_8).startsWith("crash")) {
            Runtime.getRuntime().halt(9);
        }
        for (Content.Companion companion : content.companions()) {
            byte[] bytes = bytes(companion.content());
            beside.add(companion.ending() + " " + companion.input() + " " + bytes.length);
            same &= java.util.Arrays.equals(
                    bytes, Files.readAllBytes(copy.resolveSibling(copy.getFileName() + companion.ending())));
        }
        Files.writeString(copy, "It may be changed.");
        findings.finding("test.beside", 1, Basis.READ, Map.of("beside", beside, "same", same), 1, "Beside it.");
    }

    private static byte[] bytes(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }
}
