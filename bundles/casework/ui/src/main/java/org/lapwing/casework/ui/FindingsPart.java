package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.Provenance;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What tools compared or inferred: what, how sure, why, and by which tool and version. */
@Component
public final class FindingsPart implements InspectorPart {

    private final Texts texts;
    private final Words words;

    @Activate
    public FindingsPart(@Reference Texts texts) {
        this.texts = texts;
        this.words = new Words(texts);
    }

    @Override
    public Section section() {
        return Section.SUGGESTIONS;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        List<Finding> findings = new ArrayList<>();
        ReasonsPart.same(of, target)
                .forEach(name -> findings.addAll(of.findings().on(name)));
        return findings.stream()
                .filter(each -> each.basis() == Basis.INFERRED)
                .sorted(Comparator.comparingLong(Finding::id))
                .map(this::line)
                .toList();
    }

    private Line line(Finding finding) {
        String says = finding.explanation().isBlank() ? values(finding) : finding.explanation();
        Provenance by = finding.provenance();
        String detail = texts.get(
                finding.partial() ? "finding.detail.partial" : "finding.detail",
                finding.confidence(),
                by.analyzer(),
                by.analyzerVersion(),
                by.bundle(),
                words.when(by.at()));
        return new Line(finding.kind(), says, detail + "\n" + provenance(finding), null);
    }

    /** With what and for whom it was made, in words; the command line follows it back to the exhibit. */
    private String provenance(Finding finding) {
        Provenance by = finding.provenance();
        List<String> words = new ArrayList<>();
        if (by.operator() != null) {
            words.add(texts.get("finding.operator", by.operator().name()));
        }
        if (!by.parameters().isEmpty()) {
            words.add(texts.get("finding.parameters", by.parameters()));
        }
        by.inputs().forEach((name, hash) -> words.add(texts.get("finding.input", name, hash)));
        if (by.model() != null) {
            words.add(texts.get("finding.model", by.model()));
        }
        if (!by.deterministic()) {
            words.add(texts.get("finding.random"));
        }
        words.add(texts.get("finding.explain", Long.toString(finding.id())));
        return String.join("\n", words);
    }

    private static String values(Finding finding) {
        return finding.value().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
