package org.lapwing.workbench.shell;

import java.util.Optional;
import java.util.function.Consumer;

/** What other bundles put into the window. All methods may be called on any thread. */
interface Extensions extends AutoCloseable {

    /** The best one of this type that is there now. */
    <T> Optional<T> one(Class<T> type);

    /**
     * Tells of those that are there and of those that come and go. Both listeners are called on any thread; when {@code gone} returns
     * nothing of it may be kept.
     */
    <T> void watch(Class<T> type, Consumer<T> came, Consumer<T> gone);

    @Override
    void close();
}
