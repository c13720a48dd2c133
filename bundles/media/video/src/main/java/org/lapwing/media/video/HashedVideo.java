package org.lapwing.media.video;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a video by its frames; its value in a finding.
 *
 * @param inside of the pictures within the black border; without hashes where there is none
 * @param cuts seconds at which a scene begins, the first picture aside
 * @param strip seconds of the frames of the strip
 */
record HashedVideo(
        Container container,
        Pass.Seen seen,
        HashedFrames whole,
        HashedFrames inside,
        List<Double> cuts,
        List<Double> strip) {

    /** Shorter by this than the file says, in hundredths and seconds beside: then it ends early. */
    private static final int MISSING = 10;

    private static final int MISSING_SECONDS = 3;

    /** Why not all of it was looked at; empty where all was. */
    String partial() {
        return (seen.end() == Pass.End.WHOLE || seen.end() == Pass.End.DAMAGE) && endsEarly()
                ? Pass.End.PROGRAM.id()
                : seen.end().id();
    }

    private boolean endsEarly() {
        Double said = container.seconds();
        return said != null && whole.seconds() + MISSING_SECONDS + 1 / whole.rate() < said * (100 - MISSING) / 100;
    }

    Map<String, Object> value() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("algorithm", FrameHasher.ALGORITHM);
        value.put("family", FrameHasher.FAMILY);
        value.put("rate", whole.rate());
        value.put("frames", whole.frames());
        value.put("width", seen.width());
        value.put("height", seen.height());
        if (container.seconds() != null) {
            value.put("duration", container.seconds());
        }
        if (container.tracks() > 0) {
            value.put("tracks", container.tracks());
        }
        value.put("hashes", whole.texts());
        value.put("poor", whole.frames() - whole.hashes().size());
        if (!seen.border().equals(Border.NONE)) {
            value.put("border", seen.border().value());
            value.put("inside", inside.texts());
        }
        value.put("cuts", cuts);
        value.put("strip", strip);
        if (seen.keysFrom() < seen.frames()) {
            value.put("keysFrom", seen.keysFrom() / whole.rate());
        }
        if (!partial().isEmpty()) {
            value.put("partial", partial());
        }
        return value;
    }

    /** The frames that a finding tells of, and those within its border, without hashes where there are none. */
    record Frames(HashedFrames whole, HashedFrames inside) {

        /** Empty where the hashes are of another kind. */
        static Optional<Frames> of(Map<String, ?> value) {
            if (!FrameHasher.ALGORITHM.equals(value.get("algorithm"))
                    || !FrameHasher.FAMILY.equals(value.get("family"))
                    || !(value.get("rate") instanceof Number rate)
                    || rate.doubleValue() <= 0
                    || !(value.get("frames") instanceof Number frames)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Frames(frames(rate, frames, value.get("hashes")), frames(rate, frames, value.get("inside"))));
        }

        private static HashedFrames frames(Number rate, Number frames, @Nullable Object texts) {
            return new HashedFrames(
                    rate.doubleValue(), frames.intValue(), texts == null ? List.of() : HashedFrames.of(texts));
        }
    }

    Frames frames() {
        return new Frames(whole, inside);
    }
}
