package org.lapwing.product.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lapwing.platform.api.toolset.InstalledToolset.InstalledBundle;
import org.lapwing.platform.host.HostStart;

/** What is not installed is not missed by the rest. */
@Execution(ExecutionMode.SAME_THREAD)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class AbsentFeaturesTest {

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> without_chats_the_rest_works() throws Exception {
        return without("chat", "WithoutChatInside");
    }

    @TestFactory
    List<DynamicTest> without_media_the_rest_works() throws Exception {
        return without("media", "WithoutMediaInside");
    }

    @TestFactory
    List<DynamicTest> without_victim_identification_the_rest_works() throws Exception {
        return without("victimid", "WithoutVictimIdInside");
    }

    @TestFactory
    List<DynamicTest> a_bundle_that_does_not_resolve_is_named_and_the_rest_works() throws Exception {
        try (HostStart host =
                Image.without(folder, bundle -> bundle.symbolicName().equals("org.lapwing.chat.api"))) {
            assertThat(problems(host))
                    .contains("org.lapwing.chat.telegram needs org.lapwing.chat.api 0.1, which is not installed.")
                    .allMatch(problem ->
                            problem.matches("org\\.lapwing\\.chat\\.\\w+ needs org\\.lapwing\\.chat\\.api.*"));
            assertThat(host.toolset().bundles().stream()
                            .filter(bundle -> bundle.symbolicName().equals("org.lapwing.chat.telegram"))
                            .map(InstalledBundle::state))
                    .containsExactly("unresolved");
            return Inside.installed(host.context(), folder).run("WithoutChatInside");
        }
    }

    private List<DynamicTest> without(String feature, String inside) throws Exception {
        String id = "org.lapwing:org.lapwing.feature." + feature + ":";
        try (HostStart host = Image.without(folder, bundle -> bundle.feature().startsWith(id))) {
            assertThat(host.toolset().bundles())
                    .noneMatch(bundle -> bundle.feature().startsWith(id));
            assertThat(problems(host)).isEmpty();
            return Inside.installed(host.context(), folder).run(inside);
        }
    }

    private static List<String> problems(HostStart host) {
        return host.toolset().bundles().stream()
                .map(InstalledBundle::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
    }
}
