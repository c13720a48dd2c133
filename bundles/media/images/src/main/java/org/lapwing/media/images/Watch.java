package org.lapwing.media.images;

import java.time.Duration;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/** Watches one decoding: ends it when it takes too long or its thread is interrupted, and remembers what damage the decoder
 * complained of. */
final class Watch implements IIOReadProgressListener, IIOReadWarningListener {

    private static final Pattern DAMAGE =
            Pattern.compile("premature|truncat|huffman|corrupt", Pattern.CASE_INSENSITIVE);
    private static final Pattern HARMLESS = Pattern.compile("profile|extraneous", Pattern.CASE_INSENSITIVE);

    private final long end;
    private boolean begun;
    private boolean tooSlow;
    private @Nullable String warning;

    Watch(Duration limit) {
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** Whether any pixel was decoded. */
    boolean begun() {
        return begun;
    }

    boolean tooSlow() {
        return tooSlow;
    }

    @Nullable
    String warning() {
        return warning;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        begun |= percentageDone > 0;
        if (System.nanoTime() - end > 0) {
            tooSlow = true;
            source.abort();
        } else if (Thread.currentThread().isInterrupted()) {
            source.abort();
        }
    }

    @Override
    public void warningOccurred(ImageReader source, String message) {
        if (warning == null
                && DAMAGE.matcher(message).find()
                && !HARMLESS.matcher(message).find()) {
            warning = message;
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
