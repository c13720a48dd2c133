package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.analysis.LooseFiles;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Files outside of cases, behind the walls of an ingest. */
@Component
public final class LooseLook implements LooseFiles {

    private final Texts texts;
    private final @Nullable WorkerPool workers;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<Analyzer> analyzers = List.of();

    @Activate
    public LooseLook(@Reference Texts texts, @Reference Policy policy, BundleContext context) {
        this(texts, EvidenceIngest.workers(context.getProperty("lapwing.home"), texts, policy.wallsRequired()));
    }

    /** @param workers null where all runs in this process */
    LooseLook(Texts texts, @Nullable WorkerPool workers) {
        this.texts = texts;
        this.workers = workers;
    }

    @Deactivate
    void close() {
        if (workers != null) {
            workers.close();
        }
    }

    /** For use without a framework. */
    LooseLook with(List<Analyzer> all) {
        analyzers = all;
        return this;
    }

    private record Loose(Hashes hashes, long size, String mediaType, String name, Path file) implements Content {
        @Override
        public ContentId id() {
            return hashes.sha256();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    @Override
    public Content open(Path file) throws IOException, InterruptedException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(texts.get(Files.exists(file) ? "loose.no.file" : "loose.absent", file));
        }
        Digests digests = new Digests();
        byte[] head = new byte[0];
        long size = 0;
        byte[] buffer = new byte[256 << 10];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n; (n = in.readNBytes(buffer, 0, buffer.length)) > 0; size += n) {
                if (size == 0) {
                    head = java.util.Arrays.copyOf(buffer, Math.min(n, MediaTypes.HEAD));
                }
                digests.add(buffer, 0, n);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (IOException e) {
            throw new IOException(texts.get("loose.unread", file, String.valueOf(e.getMessage())), e);
        }
        String name = String.valueOf(file.getFileName());
        return new Loose(digests.finish(), size, new MediaTypes().of(head, head.length, name), name, file);
    }

    @Override
    public void analyse(Content content, String analyzer, FindingSink said) throws IOException, InterruptedException {
        PlugIns.Step step = PlugIns.of(
                        List.of(),
                        analyzers,
                        List.of(),
                        texts,
                        new Tally(),
                        Limits.ofThisMachine(),
                        workers,
                        Programs.allowed())
                .steps()
                .stream()
                .filter(each -> each.card().id().equals(analyzer))
                .findFirst()
                .orElseThrow(() -> new IOException(texts.get("loose.analyzer", analyzer)));
        Analyzer doing = step.analyzer();
        if (doing == null) {
            throw new IOException(texts.get("loose.analyzer", analyzer));
        }
        try {
            doing.analyze(content, said);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new IOException(new Trouble(texts).ofPlugIn(e), e);
        }
    }
}
