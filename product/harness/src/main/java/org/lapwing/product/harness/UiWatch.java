package org.lapwing.product.harness;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingStream;
import org.eclipse.swt.widgets.Display;

/**
 * Watches the thread of the window system in two ways. What is called on it that may wait (files, database, index, worker processes) is
 * told by the JVM call by call, so that finding it depends on no clock. How long it takes to answer is measured, with its stack when it
 * takes too long; how much of that the thread computed itself is told beside, because a busy machine makes everybody wait.
 */
final class UiWatch {

    private static final long SLOW_MILLIS = 50;
    private static final long BETWEEN_MILLIS = 10;
    private static final int DEEPEST = 40;
    private static final int KEPT = 400;

    /** A marker for calls of the JVM's own: reading classes and texts of bundles is how a program runs. */
    private static final List<String> LOADING =
            List.of("loadClass", "findClass", "getResource", "getResourceAsStream", "findEntries", "ServiceLoader");

    private final Display display;
    private final RecordingStream calls = new RecordingStream();
    private final List<String> found = new ArrayList<>();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long seen;
    private long answers;
    private volatile boolean running = true;
    private final Thread pulse;

    /** @param forbidden methods as {@code class::method;class::method}; they are not to be called on the UI thread */
    UiWatch(Display display, String forbidden) {
        this.display = display;
        calls.enable("jdk.MethodTrace").with("filter", forbidden).withStackTrace();
        calls.onEvent("jdk.MethodTrace", this::called);
        calls.startAsync();
        pulse = Thread.ofPlatform().daemon().name("window-pulse").start(this::measure);
    }

    private synchronized void called(RecordedEvent event) {
        seen++;
        long id = display.getThread().threadId();
        if (event.getThread() == null || event.getThread().getJavaThreadId() != id) {
            return;
        }
        List<String> stack = event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream()
                        .map(RecordedFrame::getMethod)
                        .map(UiWatch::name)
                        .toList();
        if (stack.stream().noneMatch(frame -> LOADING.stream().anyMatch(frame::contains))) {
            keep("called " + stack.stream().limit(DEEPEST).collect(Collectors.joining(" < ")));
        }
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }

    private synchronized void keep(String line) {
        if (found.size() < KEPT && !found.contains(line)) {
            found.add(line);
        }
    }

    private void measure() {
        try {
            while (running && !display.isDisposed()) {
                ask();
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException | RuntimeException closed) {
            System.getLogger(UiWatch.class.getName()).log(System.Logger.Level.DEBUG, "The window has closed", closed);
        }
    }

    private void ask() throws InterruptedException {
        Thread ui = display.getThread();
        CountDownLatch answered = new CountDownLatch(1);
        long asked = System.nanoTime();
        long computed = threads.getThreadCpuTime(ui.threadId());
        display.asyncExec(answered::countDown);
        String stack = "";
        Thread.State state = Thread.State.RUNNABLE;
        while (!answered.await(SLOW_MILLIS, TimeUnit.MILLISECONDS) && running) {
            if (stack.isEmpty()) {
                state = ui.getState();
                stack = Stream.of(ui.getStackTrace())
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .limit(DEEPEST)
                        .collect(Collectors.joining(" < "));
            }
        }
        long waited = (System.nanoTime() - asked) / 1_000_000;
        long own = (threads.getThreadCpuTime(ui.threadId()) - computed) / 1_000_000;
        synchronized (this) {
            answers++;
        }
        if (waited > SLOW_MILLIS && running) {
            keep("slow " + waited + " " + own + " " + state + " " + stack);
        }
    }

    /**
     * Ends the watch. Lines: {@code seen N} calls of forbidden methods on any thread and {@code answers N} of the UI thread; then
     * {@code called STACK} for each such call on the UI thread, and {@code slow WAITED COMPUTED STATE STACK} in milliseconds for each time
     * that it took longer than 50 ms to answer.
     */
    String end() {
        running = false;
        pulse.interrupt();
        calls.stop();
        calls.close();
        synchronized (this) {
            List<String> lines = new ArrayList<>(Arrays.asList("seen " + seen, "answers " + answers));
            lines.addAll(found);
            return String.join("\n", lines);
        }
    }
}
