package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** Without media a picture is a file like others. */
@ExtendWith(BundleContextExtension.class)
public class WithoutMediaInside {

    @Test
    void a_picture_is_a_file_that_can_be_decided_on_and_nothing_is_missed(
            @InjectBundleContext BundleContext context, @TempDir Path folder) throws Exception {
        MainJob.Outcome outcome = new MainJob(context, folder).done();

        assertThat(outcome.ingest().complete()).as(outcome.ingest().stopped()).isTrue();
        assertThat(outcome.order().failedRules()).isEmpty();
        assertThat(outcome.kept()).hasSize(1);
        assertThat(outcome.report()).contains("Lighthouse").contains("sea.png");
        assertThat(outcome.findings()).extracting(finding -> finding.kind()).doesNotContain("image.metadata");
        assertThat(outcome.order().entries().getFirst().subject().kind()).isEqualTo(Target.CONVERSATION);
    }
}
