package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** The main job with everything there. */
@ExtendWith(BundleContextExtension.class)
public class MainJobInside {

    @Test
    void a_folder_becomes_a_case_that_is_searched_ordered_decided_and_written_up(
            @InjectBundleContext BundleContext context, @TempDir Path folder) throws Exception {
        MainJob.Outcome outcome = new MainJob(context, folder).done();

        assertThat(outcome.ingest().complete()).as(outcome.ingest().stopped()).isTrue();
        assertThat(outcome.ingest().problems()).isEmpty();
        assertThat(outcome.items()).extracting(item -> item.name()).contains("notes.txt", "sea.png");
        assertThat(outcome.hits()).extracting(hit -> hit.target().kind()).contains(Target.CONTENT, Target.MESSAGE);
        assertThat(outcome.order().failedRules()).isEmpty();
        TriageEntry first = outcome.order().entries().getFirst();
        assertThat(first.subject().kind()).isEqualTo(Target.CONVERSATION);
        assertThat(first.reasons())
                .extracting(reason -> reason.code())
                .anyMatch(code -> code.startsWith("chat.age-asked"))
                .anyMatch(code -> code.startsWith("chat.secrecy-asked"))
                .anyMatch(code -> code.startsWith("chat.meeting-proposed"));
        assertThat(first.reasons())
                .allSatisfy(reason -> assertThat(reason.citations()).isNotEmpty());
        assertThat(outcome.picture().mediaType()).isEqualTo("image/png");
        assertThat(outcome.findings()).extracting(finding -> finding.kind()).contains("image.metadata");
        assertThat(outcome.kept())
                .extracting(decision -> decision.id())
                .containsExactly(outcome.decision().id());
        assertThat(outcome.report()).contains("Lighthouse").contains("Order 7").contains("sea.png");
    }
}
