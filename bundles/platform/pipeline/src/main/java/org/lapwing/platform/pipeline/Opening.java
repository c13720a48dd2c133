package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.vault.Vault;

/** Walks the content of one item as a container. */
final class Opening implements Crew.Job {

    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final RunContext run;
    private final Place place;
    private final long item;
    private final ContentId content;
    private final String type;
    private final long size;
    private final EvidenceReader reader;
    private final byte @Nullable [] bytes;
    private final Whole whole;
    private volatile String problem = "";

    Opening(
            RunContext run,
            Place place,
            long item,
            ContentId content,
            String type,
            long size,
            EvidenceReader reader,
            byte @Nullable [] bytes) {
        this.run = run;
        this.place = place;
        this.item = item;
        this.content = content;
        this.type = type;
        this.size = size;
        this.reader = reader;
        this.bytes = bytes;
        this.whole = new Whole(content, place.within(), this::stored);
    }

    @Override
    public void run(Crew.Hand hand) {
        if (run.tally().stopped()) {
            return;
        }
        String name = reader.name();
        run.ledger().submit(intake -> intake.itemReadBy(item, name));
        Vault.Scratch scratch = null;
        try {
            byte[] held = bytes;
            Path file = held == null ? run.target().evidence().onDisk(content).orElse(null) : null;
            if (held == null && file == null) {
                scratch = run.target().vault().scratch();
                try (InputStream in = run.target().evidence().open(content);
                        OutputStream out = scratch.write()) {
                    in.transferTo(out);
                }
            }
            walk(hand, held, file, scratch);
        } catch (IOException e) {
            if (Trouble.noSpace(e)) {
                run.tally().stop(run.trouble().stopping(e));
            } else {
                failed(e);
            }
        } finally {
            if (scratch != null) {
                scratch.close();
            }
        }
    }

    private void walk(Crew.Hand hand, byte @Nullable [] held, @Nullable Path file, Vault.@Nullable Scratch scratch) {
        OpenedContainer container = new OpenedContainer(
                place.path(), place.exhibitFile(), type, size, place.depth(), new Bytes(held, file, scratch));
        Arrivals arrivals = new Arrivals(
                run,
                place.exhibit(),
                item,
                place.path() + "!/",
                place.depth() + 1,
                null,
                place.fresh(),
                container,
                reader,
                hand,
                whole);
        Crew.Verdict verdict =
                hand.guard(FOR_EVER, () -> reader.walk(container, run.limits().reading(), arrivals), () -> {});
        if (run.tally().stopped()) {
            return;
        }
        List<String> problems = new ArrayList<>(arrivals.problems());
        if (verdict.thrown() != null) {
            problems.add(run.texts().get("container.broken", run.trouble().ofReading(verdict.thrown())));
        }
        conclude(problems);
    }

    @Override
    public void failed(Throwable thrown) {
        conclude(List.of(run.texts().get("container.unopened", run.trouble().ofReading(thrown))));
    }

    private void conclude(List<String> problems) {
        problem = String.join(" ", problems);
        if (!problem.isEmpty()) {
            run.tally().failed.incrementAndGet();
            run.tally().problem(place.path(), problem);
        }
        whole.done();
    }

    /** Called when all entries are stored, perhaps by the ledger's own thread, which must not wait for itself. */
    private void stored() {
        run.openers().urgent(new Crew.Job() {
            @Override
            public void run(Crew.Hand hand) {
                run.ledger().submit(new Walked());
            }

            @Override
            public void failed(Throwable thrown) {
                run.tally().stop(run.trouble().stopping(thrown));
            }
        });
    }

    private final class Walked implements Ledger.Entry {

        @Override
        public void store(Intake intake) {
            if (!problem.isEmpty()) {
                intake.itemState(item, ItemState.PARTIAL, problem);
            }
            intake.walked(item);
        }

        @Override
        public void committed() {
            place.settled();
        }
    }

    /** The bytes of the container, wherever they are. */
    private final class Bytes implements OpenedContainer.Opener {

        private final byte @Nullable [] held;
        private final @Nullable Path file;
        private final Vault.@Nullable Scratch scratch;

        Bytes(byte @Nullable [] held, @Nullable Path file, Vault.@Nullable Scratch scratch) {
            this.held = held;
            this.file = file;
            this.scratch = scratch;
        }

        @Override
        public SeekableByteChannel open() throws IOException {
            if (held != null) {
                return new MemoryChannel(held, held.length);
            }
            if (scratch != null) {
                return scratch.read();
            }
            if (file == null) {
                throw new IOException(run.texts().get("container.gone", place.path()));
            }
            return FileChannel.open(file, StandardOpenOption.READ);
        }

        @Override
        public Container.Lent file() throws IOException {
            Path own = file == null ? run.target().evidence().onDisk(content).orElse(null) : file;
            return own == null ? new InMemory(copy()) : new OnDisk(own);
        }

        @Override
        public Container.Lent memory(long bytes) throws IOException {
            return new InMemory(run.target().vault().clearFile(bytes));
        }

        private Vault.ClearFile copy() throws IOException {
            Vault.ClearFile copy = run.target().vault().clearFile(size);
            try (SeekableByteChannel from = open();
                    FileChannel to = FileChannel.open(copy.path(), StandardOpenOption.WRITE)) {
                for (long at = 0; at < size; ) {
                    long n = to.transferFrom(from, at, Math.min(size - at, 8 << 20));
                    if (n == 0) {
                        throw new IOException(run.texts().get("container.gone", place.path()));
                    }
                    at += n;
                }
                return copy;
            } catch (IOException e) {
                copy.close();
                throw e;
            }
        }
    }

    private record OnDisk(Path path) implements Container.Lent {

        @Override
        public void close() {
            // The exhibit's own; it stays.
        }
    }

    private record InMemory(Vault.ClearFile copy) implements Container.Lent {

        @Override
        public Path path() {
            return copy.path();
        }

        @Override
        public void close() {
            copy.close();
        }
    }
}
