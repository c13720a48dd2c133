package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.intake.KnownItem;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;

/** Takes what one walk finds. Files of an exhibit are read by many hands; entries of a container by the one that unpacks it. */
final class Arrivals implements EntrySink {

    private static final int KIB_OF_A_FILE = 64;

    private final RunContext run;
    private final long exhibit;
    private final long parent;
    private final String prefix;
    private final int depth;
    private final @Nullable Path file;
    private final boolean fresh;
    private final Container container;
    private final EvidenceReader reader;
    private final Crew.Hand hand;
    private final @Nullable Whole whole;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param file the file that the whole exhibit is, where it is one and is walked as such
     * @param whole of the container that is walked, null for an exhibit
     */
    Arrivals(
            RunContext run,
            long exhibit,
            long parent,
            String prefix,
            int depth,
            @Nullable Path file,
            boolean fresh,
            Container container,
            EvidenceReader reader,
            Crew.Hand hand,
            @Nullable Whole whole) {
        this.run = run;
        this.exhibit = exhibit;
        this.parent = parent;
        this.prefix = prefix;
        this.depth = depth;
        this.file = file;
        this.fresh = fresh;
        this.container = container;
        this.reader = reader;
        this.hand = hand;
        this.whole = whole;
    }

    @Override
    public void entry(Entry entry) throws InterruptedException {
        run.tally().awaitGoOn();
        if (cancelled()) {
            return;
        }
        arrived();
        Place place = place(entry);
        if (!fresh && unchanged(place)) {
            return;
        }
        if (parent == 0) {
            run.crew().submit(KIB_OF_A_FILE, Urgency.of(place), new FileJob(place));
        } else {
            readHere(place, entry);
        }
    }

    private void arrived() {
        run.tally().items.incrementAndGet();
        if (whole != null) {
            whole.another();
        }
    }

    private Place place(Entry entry) {
        return new Place(
                exhibit,
                parent,
                entry.locator(),
                prefix + entry.path(),
                entry.size(),
                entry.modified(),
                depth,
                file,
                fresh,
                whole,
                entry.doubt());
    }

    private boolean unchanged(Place place) {
        Optional<KnownItem> known = run.target().intake().known(exhibit, parent, place.locator());
        if (known.isEmpty() || !known.get().unchanged(place.stated(), place.modified())) {
            return false;
        }
        KnownItem item = known.get();
        if (item.state() != ItemState.READ) {
            run.tally().failed.incrementAndGet();
        }
        if (item.walked() || item.state() == ItemState.SEALED || !new Settled(run, place).openAgain(item)) {
            place.settled();
        }
        return true;
    }

    private void readHere(Place place, Entry entry) throws InterruptedException {
        try (InputStream in = entry.bytes().open()) {
            Reading reading = Reading.of(in, hand, run.limits(), run.tally());
            if (!reading.whole() || reading.hashes() != null) {
                new Settled(run, place).read(hand, hand.buffer(), reading, false);
                return;
            }
            byte[] own = Arrays.copyOf(hand.buffer(), (int) reading.size());
            run.crew().submit((own.length >> 10) + KIB_OF_A_FILE, Urgency.of(place), new BytesJob(place, own));
        } catch (Reading.Stopped e) {
            Thread.yield();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            unread(place, e);
        }
    }

    private void unread(Place place, Throwable thrown) {
        boolean sealed = thrown instanceof BoundExceeded;
        new Settled(run, place)
                .unread(
                        sealed ? ItemState.SEALED : ItemState.UNREADABLE,
                        run.trouble().ofReading(thrown));
    }

    @Override
    public void unread(String locator, String path, ItemState state, String problem) {
        if (cancelled()) {
            return;
        }
        arrived();
        Place place = new Place(exhibit, parent, locator, prefix + path, -1, null, depth, null, fresh, whole, null);
        new Settled(run, place).unread(state, problem);
    }

    @Override
    public void containerProblem(String problem) {
        if (problems.size() < 20) {
            problems.add(problem);
        }
    }

    @Override
    public boolean cancelled() {
        return run.tally().stopped();
    }

    List<String> problems() {
        return problems;
    }

    /** A file of an exhibit, opened by its locator. */
    private final class FileJob implements Crew.Job {

        private final Place place;

        FileJob(Place place) {
            this.place = place;
        }

        @Override
        public void run(Crew.Hand hand) throws InterruptedException {
            Reading reading;
            try (InputStream in = reader.open(container, place.locator())) {
                reading = Reading.of(in, hand, run.limits(), run.tally());
            } catch (Reading.Stopped e) {
                return;
            } catch (IOException e) {
                unread(place, e);
                return;
            }
            new Settled(run, place).read(hand, hand.buffer(), reading, true);
        }

        @Override
        public void failed(Throwable thrown) {
            unread(place, thrown);
        }
    }

    /** Bytes that were unpacked. */
    private final class BytesJob implements Crew.Job {

        private final Place place;
        private final byte[] bytes;

        BytesJob(Place place, byte[] bytes) {
            this.place = place;
            this.bytes = bytes;
        }

        @Override
        public void run(Crew.Hand hand) throws InterruptedException {
            new Settled(run, place).read(hand, bytes, new Reading(null, bytes.length, true), true);
        }

        @Override
        public void failed(Throwable thrown) {
            unread(place, thrown);
        }
    }
}
