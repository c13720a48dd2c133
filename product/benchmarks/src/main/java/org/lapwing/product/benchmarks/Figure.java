package org.lapwing.product.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One figure.
 *
 * @param benchmark the name that {@code run} takes
 * @param what in a few words
 * @param target what it ought to be; null where it only informs
 * @param peer what it is compared with; null where there is nothing like it
 * @param ratio ours to the peer's, above 1 where ours is the larger number
 * @param command what was run, without folders of this machine
 */
record Figure(
        String benchmark,
        String what,
        String unit,
        Sample ours,
        @Nullable Target target,
        @Nullable Peer peer,
        String command,
        String note,
        double loadBefore,
        double loadAfter) {

    /** Times and sizes are to be at most, speeds and ratios at least. */
    record Target(double value, boolean atMost, boolean ofRatio) {

        static Target atMost(double value) {
            return new Target(value, true, false);
        }

        static Target atLeast(double value) {
            return new Target(value, false, false);
        }

        static Target ratioAtLeast(double value) {
            return new Target(value, false, true);
        }

        static Target ratioAtMost(double value) {
            return new Target(value, true, true);
        }

        String text() {
            return (atMost ? "≤ " : "≥ ") + Report.number(value) + (ofRatio ? " x" : "");
        }
    }

    record Peer(String name, Sample sample) {}

    /** Ours to the peer's; not a number without a peer. */
    double ratio() {
        return peer == null ? Double.NaN : ours.median() / peer.sample().median();
    }

    /** Null without a target. */
    @Nullable
    Boolean met() {
        if (target == null) {
            return null;
        }
        double value = target.ofRatio() ? ratio() : ours.median();
        return target.atMost() ? value <= target.value() : value >= target.value();
    }
}
