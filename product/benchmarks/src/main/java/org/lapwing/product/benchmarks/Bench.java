package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** What one benchmark works with: a folder of its own that goes with it, and the image with fresh data. */
final class Bench implements AutoCloseable {

    private final Options options;
    private final String name;
    private final Path folder;
    private @Nullable Lapwing lapwing;
    private double load = Machine.load();

    Bench(Options options, String name) throws IOException {
        this.options = options;
        this.name = name;
        this.folder = options.work().resolve(name);
        Folders.delete(folder);
        Files.createDirectories(folder);
    }

    Options options() {
        return options;
    }

    /** Progress, for a person who waits. */
    void say(String sentence) {
        System.err.println(name + ": " + sentence);
    }

    Path folder(String of) {
        return folder.resolve(of);
    }

    Lapwing lapwing() throws IOException, InterruptedException, Failed {
        if (lapwing == null) {
            lapwing = new Lapwing(options.image(), folder.resolve("data"));
            lapwing.unlock();
        }
        return lapwing;
    }

    Lapwing damaged() throws IOException, InterruptedException, Failed {
        Path copy = folder.resolve("damaged");
        Folders.copy(options.image(), copy);
        Folders.damage(copy.resolve("bundles"), "org.lapwing.chat.whatsapp-");
        return lapwing().in(copy);
    }

    /** The sample case of the product, made anew by the image. */
    Path sampleCase(Lapwing lapwing) throws IOException, InterruptedException, Failed {
        Path material = folder.resolve("sample");
        Tool.java(options.samples(), "org.lapwing.product.samples.SampleCase", material.toString());
        return caseOf(lapwing, "sample-case", material.resolve("evidence"));
    }

    Path caseOf(Lapwing lapwing, String called, Path evidence) throws IOException, InterruptedException, Failed {
        Path made = folder.resolve(called);
        lapwing.run("case", "create", made.toString(), "--name", called);
        lapwing.run("ingest", made.toString(), evidence.toString());
        return made;
    }

    Figure figure(
            String what,
            String unit,
            List<Double> runs,
            Figure.@Nullable Target target,
            Figure.@Nullable Peer peer,
            String command,
            String note) {
        double before = load;
        load = Machine.load();
        return new Figure(name, what, unit, new Sample(runs), target, peer, command, note, before, load);
    }

    /** Made material is large, so it goes unless it is to be kept. */
    @Override
    public void close() throws IOException, InterruptedException, Failed {
        if (lapwing != null) {
            lapwing.lock();
        }
        if (!options.keep()) {
            Folders.delete(folder);
        }
    }
}
