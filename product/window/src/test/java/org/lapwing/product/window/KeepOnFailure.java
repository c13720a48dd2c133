package org.lapwing.product.window;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** After a failed test: a picture of the screen and the widget tree in {@code target/window-failures}. */
final class KeepOnFailure implements AfterTestExecutionCallback, BeforeTestExecutionCallback {

    private boolean failed;

    /** A test that has a window open. */
    interface Watched {
        Window window();

        /** Whether each test goes on where the one before stopped. */
        default boolean inSteps() {
            return false;
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        if (failed && context.getRequiredTestInstance() instanceof Watched test && test.inSteps()) {
            Assumptions.abort("The step before failed, and this one goes on where it stopped");
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException()
                        .filter(failure -> !(failure instanceof TestAbortedException))
                        .isPresent()
                && context.getRequiredTestInstance() instanceof Watched test) {
            failed = true;
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getDisplayName().replaceAll("\\W+", "-").replaceAll("-$", "");
            test.window().keep(Path.of("target", "window-failures"), name);
        }
    }
}
