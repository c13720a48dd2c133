package org.lapwing.product.framework;

import java.nio.file.Path;
import java.util.function.Predicate;
import org.lapwing.platform.host.HostStart;

/** The image that the build made. */
final class Image {

    private Image() {}

    static Path home() {
        return Path.of("..", "target", "lapwing").toAbsolutePath().normalize();
    }

    static HostStart whole(Path data, String application) throws Exception {
        return HostStart.of(home(), data, application, any -> true);
    }

    /** Headless. */
    static HostStart without(Path data, Predicate<HostStart.Wanted> unwanted) throws Exception {
        return HostStart.of(home(), data, "cli", unwanted.negate());
    }
}
