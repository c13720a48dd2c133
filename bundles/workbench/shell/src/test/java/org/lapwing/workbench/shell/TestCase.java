package org.lapwing.workbench.shell;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;

/** A case of which only what the window itself asks is there. */
final class TestCase {

    private TestCase() {}

    static Case open(String name, String authority, boolean writable) {
        return open(name, authority, writable, List.of());
    }

    static Case open(String name, String authority, boolean writable, List<String> warnings) {
        CaseInfo info = new CaseInfo(name, name, Path.of("target", name), Instant.EPOCH, authority);
        return (Case) Proxy.newProxyInstance(
                TestCase.class.getClassLoader(),
                new Class<?>[] {Case.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "info" -> info;
                    case "writable" -> writable;
                    case "writer" -> writable ? Optional.empty() : Optional.of("the window on desk-3");
                    case "warnings" -> warnings;
                    case "onChange" -> (AutoCloseable) () -> {};
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}
