package org.lapwing.media.hashsets;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Says which lists a content is on. Its version is that of the lists, so that new lists make it run again, and nothing else. */
@Component
public final class KnownFileAnalyzer implements Analyzer {

    static final String ID = "media.hashsets";

    private final Texts texts;
    private final KnownFiles lists;

    @Activate
    public KnownFileAnalyzer(@Reference Texts texts, @Reference KnownFiles lists) {
        this.texts = texts;
        this.lists = lists;
    }

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard(
                        ID,
                        "1." + lists.version(),
                        Set.of("*/*"),
                        AnalyzerCard.Cost.TRIVIAL,
                        true,
                        texts.get("analyzer.purpose"))
                .using(lists.digests(), null);
    }

    @Override
    public boolean combines() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) {
        for (KnownFile each : lists.matches(content.hashes())) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("set", each.set());
            value.put("category", each.category());
            value.put("source", each.source());
            value.put("algorithm", each.algorithm());
            findings.finding(
                    MediaFindings.KNOWN_FILE,
                    1,
                    Basis.INFERRED,
                    value,
                    1,
                    texts.get(
                            each.category().isEmpty() ? "match.explanation" : "match.explanation.category",
                            each.set(),
                            each.category(),
                            Algorithm.title(each.algorithm())));
        }
    }
}
