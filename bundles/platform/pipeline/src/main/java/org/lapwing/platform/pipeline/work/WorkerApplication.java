package org.lapwing.platform.pipeline.work;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What runs in a worker process: it takes work from its standard input and answers on its standard output, until the former ends. */
@Component(property = "lapwing.application=worker")
public final class WorkerApplication implements Application {

    private final Texts texts;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Analyzer> analyzers = List.of();

    @Activate
    public WorkerApplication(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        String temp = System.getProperty(WorkerCommand.TEMP);
        serve(() -> analyzers, texts, temp == null ? null : Path.of(temp));
        return 0;
    }

    /**
     * Takes the process's own streams for the protocol, so that whoever prints does so to the errors; ends the process when nobody is
     * there any more, whatever its analyser is doing.
     */
    static void serve(
            java.util.function.Supplier<List<Analyzer>> analyzers,
            Texts texts,
            @org.jspecify.annotations.Nullable Path temp)
            throws InterruptedException {
        FileInputStream in = new FileInputStream(FileDescriptor.in);
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        int status = 0;
        try {
            new WorkerLoop(analyzers, texts, temp, in, out).run();
        } catch (IOException e) {
            System.err.println("The worker ends: " + e.getMessage());
            status = 1;
        }
        if (temp != null) {
            MemoryFolder.delete(temp);
        }
        Runtime.getRuntime().halt(status);
    }

    @Override
    public void stop() {
        Runtime.getRuntime().halt(1);
    }
}
