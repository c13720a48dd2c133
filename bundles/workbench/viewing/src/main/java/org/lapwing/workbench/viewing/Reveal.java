package org.lapwing.workbench.viewing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.widgets.ProtectedPicture.Part;

/** What has to happen before media pixels exist: policy allows it, the log holds it, and the picture is small, grey and blurred. */
final class Reveal {

    /** Points at the longer side. */
    static final int SIDE = 96;

    private static final int BLUR = 3;
    private static final int LENS_BLUR = 1;

    private final Consultations consultations;
    private final Policy policy;

    Reveal(Consultations consultations, Policy policy) {
        this.consultations = consultations;
        this.policy = policy;
    }

    /**
     * A picture that may be drawn.
     *
     * @param veiled all of it
     * @param lens the same, less blurred, for the region under the lens
     * @param seconds after which it is hidden again
     */
    record Picture(Grey veiled, Grey lens, int seconds) {}

    /**
     * Works in the background. The original is never touched: the source is the thumbnail, or the sheet, that an analyser derived.
     *
     * @param part of a sheet; null for the thumbnail
     * @return empty if none was made of this content
     */
    Optional<Picture> of(Case in, ContentId content, @Nullable Part part, String reason)
            throws PolicyRefusal, IOException {
        Optional<byte[]> derived = in.findings().derived(content, part == null ? "thumbnail" : part.sheet());
        if (derived.isEmpty()) {
            return Optional.empty();
        }
        Grey small = consultations.reveal(
                in,
                Target.of(content),
                part == null
                        ? "revealed small, grey and blurred"
                        : "picture " + (part.number() + 1) + " of " + part.count()
                                + " revealed small, grey and blurred",
                reason,
                () -> Grey.shrink(cut(decode(derived.get()), part), SIDE));
        return Optional.of(new Picture(small.blur(BLUR), small.blur(LENS_BLUR), policy.hideAfterSeconds()));
    }

    private static ImageData cut(ImageData sheet, @Nullable Part part) {
        if (part == null) {
            return sheet;
        }
        int width = sheet.width / Math.min(part.across(), part.count());
        int height = sheet.height / part.rows();
        int left = part.number() % part.across() * width;
        int top = part.number() / part.across() * height;
        ImageData cell = new ImageData(width, height, sheet.depth, sheet.palette);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                cell.setPixel(x, y, sheet.getPixel(left + x, top + y));
            }
        }
        return cell;
    }

    private static ImageData decode(byte[] thumbnail) throws IOException {
        try {
            return new ImageLoader().load(new ByteArrayInputStream(thumbnail))[0];
        } catch (SWTException unreadable) {
            throw new IOException(
                    "The preview of this file cannot be drawn; the facts about it are all there is.", unreadable);
        }
    }
}
