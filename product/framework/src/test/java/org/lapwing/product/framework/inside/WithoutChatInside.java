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

/** Without chats a chat is a text like others. */
@ExtendWith(BundleContextExtension.class)
public class WithoutChatInside {

    @Test
    void a_chat_is_a_text_that_is_found_and_nothing_is_missed(
            @InjectBundleContext BundleContext context, @TempDir Path folder) throws Exception {
        MainJob.Outcome outcome = new MainJob(context, folder).done();

        assertThat(outcome.ingest().complete()).as(outcome.ingest().stopped()).isTrue();
        assertThat(outcome.order().failedRules()).isEmpty();
        assertThat(outcome.kept()).hasSize(1);
        assertThat(outcome.report()).contains("Lighthouse").contains("sea.png");
        assertThat(outcome.hits())
                .extracting(hit -> hit.target().kind())
                .containsOnly(Target.CONTENT)
                .hasSize(2);
        assertThat(outcome.order().entries())
                .noneMatch(entry -> entry.subject().kind().equals(Target.CONVERSATION));
        assertThat(outcome.findings()).extracting(finding -> finding.kind()).contains("image.metadata");
    }
}
