package org.lapwing.product.framework;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lapwing.platform.host.HostStart;

/** All features, headless, as the command line has them. */
@Execution(ExecutionMode.SAME_THREAD)
final class RealFeaturesTest {

    /** What is asked of a bundle that stops comes after the main job, which has used everything. */
    @TestFactory
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    List<DynamicTest> inside_a_framework_with_all_features(@TempDir Path folder) throws Exception {
        try (HostStart host = Image.whole(folder, "cli")) {
            return Inside.installed(host.context(), folder)
                    .run("FeaturesInside", "PersonsInside", "MainJobInside", "ComingAndGoingInside", "MainJobInside");
        }
    }
}
