package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Extensions that come and go by a call of the test instead of by a bundle. */
final class PlainExtensions implements Extensions {

    private record Watch<T>(Class<T> type, Consumer<T> came, Consumer<T> gone) {}

    private final List<Object> there = new ArrayList<>();
    private final List<Watch<?>> watches = new ArrayList<>();

    synchronized void add(Object service) {
        there.add(service);
        watches.forEach(watch -> tell(watch, service, true));
    }

    synchronized void remove(Object service) {
        there.remove(service);
        watches.forEach(watch -> tell(watch, service, false));
    }

    private static <T> void tell(Watch<T> watch, Object service, boolean came) {
        if (watch.type().isInstance(service)) {
            (came ? watch.came() : watch.gone()).accept(watch.type().cast(service));
        }
    }

    @Override
    public synchronized <T> Optional<T> one(Class<T> type) {
        return there.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public synchronized <T> void watch(Class<T> type, Consumer<T> came, Consumer<T> gone) {
        Watch<T> watch = new Watch<>(type, came, gone);
        watches.add(watch);
        there.forEach(service -> tell(watch, service, true));
    }

    @Override
    public synchronized void close() {
        watches.clear();
    }
}
