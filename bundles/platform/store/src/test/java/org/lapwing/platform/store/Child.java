package org.lapwing.platform.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;

/** A second process that works on a case; speaks by lines. */
final class Child implements AutoCloseable {

    static final int BATCH = 200;

    private final Process process;
    private final BufferedReader says;
    private final PrintStream told;

    private Child(Process process) {
        this.process = process;
        this.says = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** @param before words of a command that runs the rest, such as one that takes rights away */
    static Child start(List<String> before, String classPath, String mode, Path profile, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                Child.class.getName(),
                mode,
                profile.toString(),
                folder.toString()));
        return new Child(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static Child start(String mode, Path profile, Path folder) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), mode, profile, folder);
    }

    long pid() {
        return process.pid();
    }

    /** The next line; null at the end. */
    String line() throws IOException {
        return says.readLine();
    }

    void tell(String line) {
        told.println(line);
    }

    void killDashNine() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Desk desk = new Desk(Path.of(arguments[1]));
        Path folder = Path.of(arguments[2]);
        switch (arguments[0]) {
            case "hold" -> hold(desk, folder);
            case "fill" -> fill(desk, folder);
            case "look" -> look(desk, folder);
            case "make" -> make(desk, folder);
            case "peek" -> peek(Path.of(arguments[1]), folder);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        desk.store.close();
    }

    /** Says that it is ready, and begins when it is told to. */
    private static void make(Desk desk, Path folder) throws Exception {
        System.out.println("ready");
        System.in.read();
        String said;
        try (Case open = desk.store.create(folder, "made together", null)) {
            said = "made " + open.info().id();
        } catch (CaseUnavailable e) {
            said = e.reason().name();
        }
        System.out.println(said);
    }

    /** Opens it for reading again and again, in many threads that have nothing in common. */
    private static void peek(Path profiles, Path folder) throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> seen = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Desk own = new Desk(profiles.resolve("thread " + i));
                seen.add(crew.submit(() -> {
                    long most = 0;
                    for (int round = 0; round < 6; round++) {
                        together.await();
                        try (Case open = own.store.open(folder, Access.READ)) {
                            long now = open.evidence().count(ItemFilter.ALL);
                            most = now < most ? Long.MIN_VALUE : now;
                        }
                    }
                    return most;
                }));
            }
            for (Future<Long> each : seen) {
                System.out.println(each.get() > 0 ? "fine" : "less than before");
            }
        }
    }

    private static void hold(Desk desk, Path folder) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            System.out.println("open");
            for (String line = in.readLine(); line != null && !line.equals("close"); line = in.readLine()) {
                open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), line);
                System.out.println("written");
            }
        } catch (CaseUnavailable e) {
            System.out.println(e.reason());
            return;
        }
        System.out.println("closed");
    }

    private static void fill(Desk desk, Path folder) throws Exception {
        Case open = desk.store.open(folder, Access.WRITE);
        long exhibit = open.intake().exhibit(folder, "endless");
        for (long batch = open.evidence().count(ItemFilter.ALL) / BATCH; ; batch++) {
            long from = batch * BATCH;
            open.write(() -> {
                for (long i = from; i < from + BATCH; i++) {
                    Desk.text(open, exhibit, "file " + i, "text " + i % 1000);
                    open.intake()
                            .analysed(Desk.done(
                                    Desk.hashes(Desk.bytes("text " + i % 1000)).sha256(), "look", "1", "a.kind"));
                }
            });
            System.out.println(from + BATCH);
        }
    }

    /** What somebody sees who may not write in the folder. */
    private static void look(Desk desk, Path folder) throws Exception {
        try {
            Files.createFile(folder.resolve("proof"));
            System.out.println("allowed");
            return;
        } catch (AccessDeniedException e) {
            System.out.println("denied");
        }
        try (Case open = desk.store.open(folder, Access.READ)) {
            System.out.println(open.evidence().items(ItemFilter.ALL, 0, 10).stream()
                    .map(Item::path)
                    .toList());
            open.vault().scratch().close();
        }
        try (Case open = desk.store.open(folder, Access.WRITE_IF_FREE)) {
            System.out.println(open.writable());
        }
        try {
            desk.store.open(folder, Access.WRITE).close();
            System.out.println("opened");
        } catch (CaseUnavailable e) {
            System.out.println(e.reason() + " " + e.getMessage());
        }
    }
}
