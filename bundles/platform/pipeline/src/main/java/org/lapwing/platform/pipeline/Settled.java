package org.lapwing.platform.pipeline;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.intake.KnownItem;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.reading.EvidenceReader;

/** What becomes of an item once its bytes were read, or could not be. */
final class Settled {

    /** Containers up to this size wait in memory to be opened. */
    private static final int SMALL_CONTAINER = 1 << 20;

    private final RunContext run;
    private final Place place;

    Settled(RunContext run, Place place) {
        this.run = run;
        this.place = place;
    }

    /** Stores that the item is there but has no content. */
    void unread(ItemState state, String problem) {
        run.ledger().submit(new Stored(null, place.stated(), "", state, problem, null, null));
    }

    /**
     * Stores the item and its content and runs the analysers that do so at once.
     *
     * @param analyse whether the buffer is this content's until the hand's job ends; if not, analysis waits
     */
    void read(Crew.Hand hand, byte[] buffer, Reading reading, boolean analyse) throws InterruptedException {
        Hashes hashes = reading.hashes();
        if (hashes == null) {
            hand.digests.reset();
            hand.digests.add(buffer, 0, reading.inBuffer());
            hashes = hand.digests.finish();
        }
        String type = run.types().of(buffer, reading.inBuffer(), place.name());
        ItemState state = place.doubt() == null ? ItemState.READ : ItemState.PARTIAL;
        String problem = place.doubt();
        if (place.stated() >= 0 && place.stated() != reading.size()) {
            state = ItemState.PARTIAL;
            String less = run.texts().get("reading.size", place.stated(), reading.size());
            problem = problem == null ? less : problem + " " + less;
        }
        EvidenceReader opener = opener(type, reading.size());
        if (opener != null && place.depth() > run.limits().reading().maxDepth()) {
            state = ItemState.SEALED;
            problem = run.texts()
                    .get("container.deep", place.depth(), run.limits().reading().maxDepth());
            opener = null;
        }
        Whole container = place.within();
        if (opener != null && container != null && container.within(hashes.sha256())) {
            state = ItemState.SEALED;
            problem = run.texts().get("container.itself");
            opener = null;
        }
        Optional<String> outside = outside();
        if (outside.isPresent()) {
            state = ItemState.SEALED;
            problem = outside.get();
            opener = null;
        }
        byte[] kept = opener != null && reading.whole() && reading.size() <= SMALL_CONTAINER
                ? Arrays.copyOf(buffer, (int) reading.size())
                : null;
        run.ledger().submit(new Stored(hashes, reading.size(), type, state, problem, opener, kept));
        if (outside.isEmpty() && run.seen().first(hashes.sha256())) {
            analyse(hand, buffer, reading, hashes, type, analyse);
        }
    }

    /** What the authority of the case leaves closed is hashed and nothing more. */
    private Optional<String> outside() {
        boolean delivered = place.parent() == 0 && place.locator().isEmpty();
        return run.target().register().outside(place.path(), place.modified(), delivered);
    }

    private void analyse(Crew.Hand hand, byte[] buffer, Reading reading, Hashes hashes, String type, boolean atOnce)
            throws InterruptedException {
        List<PlugIns.Step> all = run.plugIns().atOnce(type);
        List<PlugIns.Step> near = all.stream().filter(step -> !step.apart()).toList();
        List<PlugIns.Step> apart = all.stream().filter(PlugIns.Step::apart).toList();
        if (!apart.isEmpty() && reading.whole()) {
            // Copied, since the hand goes on with the next file while a worker has this one.
            int kibibytes = (int) (reading.size() >> 10) + 1;
            byte[] copy = Arrays.copyOf(buffer, (int) reading.size());
            run.workers()
                    .submit(
                            kibibytes,
                            0,
                            new Round(run, run.workers(), held(copy, reading, hashes, type), apart, false));
        } else if (!apart.isEmpty()) {
            later(run.workers(), apart, reading, hashes, type);
        }
        if (near.isEmpty()) {
            return;
        }
        if (atOnce && reading.whole()) {
            new Round(run, run.crew(), held(buffer, reading, hashes, type), near, false).run(hand);
        } else {
            later(run.crew(), near, reading, hashes, type);
        }
    }

    private Held.Lent held(byte[] bytes, Reading reading, Hashes hashes, String type) {
        return new Held.InMemory(
                hashes,
                bytes,
                (int) reading.size(),
                type,
                place.name(),
                place.path(),
                run.target().vault(),
                new Held.Spare());
    }

    /** When it is in the case, from where it is read again. */
    private void later(Crew crew, List<PlugIns.Step> steps, Reading reading, Hashes hashes, String type) {
        Held.Lent content = new Held.Stored(
                hashes,
                reading.size(),
                type,
                place.name(),
                run.target().evidence(),
                run.target().vault(),
                new Held.Spare());
        run.ledger().submit(Ledger.after(() -> crew.urgent(new Round(run, crew, content, steps, false))));
    }

    private @Nullable EvidenceReader opener(String type, long size) {
        Path exhibitFile = place.exhibitFile();
        return run.plugIns().readerOf(new OpenedContainer(place.path(), exhibitFile, type, size, place.depth(), () -> {
            throw new java.io.IOException("A reader tells by the type of a content whether it opens it.");
        }));
    }

    /** An item that need not be read again, but was not walked to its end as a container; false where it is none. */
    boolean openAgain(KnownItem item) {
        String type = item.mediaType();
        ContentId content = item.content();
        EvidenceReader opener = type == null ? null : opener(type, item.size());
        if (opener == null || content == null || type == null) {
            return false;
        }
        run.ledger().submit(Ledger.after(() -> open(item.id(), content, type, item.size(), opener, null)));
        return true;
    }

    private void open(
            long item, ContentId content, String type, long size, EvidenceReader opener, byte @Nullable [] bytes) {
        run.openers().urgent(new Opening(run, place, item, content, type, size, opener, bytes));
    }

    /** The item as the ledger stores it. */
    private final class Stored implements Ledger.Entry {

        private final @Nullable Hashes hashes;
        private final long size;
        private final String type;
        private final ItemState state;
        private final @Nullable String problem;
        private final @Nullable EvidenceReader opener;
        private final byte @Nullable [] bytes;
        private long id;
        private boolean walked;

        Stored(
                @Nullable Hashes hashes,
                long size,
                String type,
                ItemState state,
                @Nullable String problem,
                @Nullable EvidenceReader opener,
                byte @Nullable [] bytes) {
            this.hashes = hashes;
            this.size = size;
            this.type = type;
            this.state = state;
            this.problem = problem;
            this.opener = opener;
            this.bytes = bytes;
        }

        @Override
        public void store(Intake intake) {
            KnownItem old = place.fresh()
                    ? null
                    : intake.known(place.exhibit(), place.parent(), place.locator())
                            .orElse(null);
            if (hashes != null && intake.content(hashes, size, type)) {
                run.tally().contents.incrementAndGet();
            }
            id = intake.item(new SeenItem(
                    place.exhibit(),
                    place.parent(),
                    place.locator(),
                    place.path(),
                    size,
                    place.modified(),
                    hashes == null ? null : hashes.sha256(),
                    state,
                    problem));
            if (old == null) {
                run.tally().added.incrementAndGet();
            }
            walked = old != null
                    && old.walked()
                    && old.state() == ItemState.READ
                    && hashes != null
                    && hashes.sha256().equals(old.content());
        }

        @Override
        public void committed() {
            if (problem != null) {
                run.tally().failed.incrementAndGet();
                run.tally().problem(place.path(), problem);
            }
            if (opener != null && hashes != null && !walked) {
                open(id, hashes.sha256(), type, size, opener, bytes);
            } else {
                place.settled();
            }
        }
    }
}
