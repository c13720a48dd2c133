package org.lapwing.casework.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.Register.Rescoped;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchIndex;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An authority and what follows from it: the index forgets what it closes, an ingest looks at what it opens. */
@Component
public final class AuthorityDesk implements AuthorityChange {

    private final Texts texts;
    private final Policy policy;
    private final Ingest ingest;
    private final SearchIndex index;

    @Activate
    public AuthorityDesk(
            @Reference Texts texts, @Reference Policy policy, @Reference Ingest ingest, @Reference SearchIndex index) {
        this.texts = texts;
        this.policy = policy;
        this.ingest = ingest;
        this.index = index;
    }

    @Override
    public Changed set(Case of, Authority authority, String why, Progress progress)
            throws IOException, InterruptedException {
        Rescoped changed = of.register().authority(authority, why);
        forget(of, changed.forgotten());
        return changed.exhibits().isEmpty() ? new Changed(changed, true, List.of()) : lookAgain(of, changed, progress);
    }

    /** What machines read in what is closed now is no longer found by a search. */
    private void forget(Case open, Map<ContentId, Set<String>> forgotten) {
        if (forgotten.isEmpty()) {
            return;
        }
        IndexWriting writing = index.writing(open);
        forgotten.forEach((content, analyzers) -> analyzers.forEach(
                analyzer -> writing.replace("content:" + content.sha256() + "/" + analyzer, Stream.empty())));
        writing.commit();
    }

    private Changed lookAgain(Case open, Rescoped changed, Progress progress) throws InterruptedException {
        List<Path> places = open.register().exhibits().stream()
                .map(ExhibitRecord::exhibit)
                .filter(each -> changed.exhibits().contains(each.id()))
                .map(each -> Path.of(each.source()))
                .toList();
        try {
            policy.permit(Function.EVIDENCE_INGEST, open, null, texts.get("authority.look.again"));
        } catch (PolicyRefusal refusal) {
            return new Changed(changed, false, List.of(String.valueOf(refusal.getMessage())));
        }
        IngestReport report = ingest.run(open, places, progress);
        List<String> problems = new ArrayList<>(report.problems());
        if (!report.complete()) {
            problems.add(report.stopped());
        }
        return new Changed(changed, report.complete(), problems);
    }
}
