package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** Without victim identification there are no subjects. */
@ExtendWith(BundleContextExtension.class)
public class WithoutVictimIdInside {

    @Test
    void there_are_no_commands_for_subjects_and_nothing_is_missed(
            @InjectBundleContext BundleContext context, @TempDir Path folder) throws Exception {
        MainJob.Outcome outcome = new MainJob(context, folder).done();

        assertThat(outcome.ingest().complete()).as(outcome.ingest().stopped()).isTrue();
        assertThat(outcome.order().failedRules()).isEmpty();
        assertThat(outcome.kept()).hasSize(1);
        assertThat(outcome.report()).contains("Lighthouse").contains("sea.png");
        assertThat(FeaturesInside.commands(List.of(context.getServiceReferences(CommandSet.class, null).stream()
                        .map(context::getService)
                        .toArray(CommandSet[]::new))))
                .contains("decide", "report")
                .noneMatch(path -> path.startsWith("subject"));
        assertThat(outcome.order().entries().getFirst().subject().kind()).isEqualTo(Target.CONVERSATION);
    }
}
