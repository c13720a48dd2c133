package org.lapwing.media.images;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import org.lapwing.media.images.Decoded.Nothing;
import org.lapwing.media.images.Decoded.Partial;
import org.lapwing.media.images.Decoded.Trouble;
import org.lapwing.media.images.Decoded.Whole;

/** Decodes the first picture of a file, reduced while decoding, so that memory does not grow with what the file claims. */
final class Decoder {

    /**
     * What is decoded at most.
     *
     * @param pixels for decoders that go row by row
     * @param pixelsHeld for formats whose decoders hold every pixel
     * @param time for one picture
     */
    record Bounds(long pixels, long pixelsHeld, Duration time) {
        static final Bounds DEFAULT = new Bounds(400_000_000, 80_000_000, Duration.ofSeconds(30));
    }

    /** The longer side of what a general decoder yields is at least this, and less than twice this. */
    private static final int DECODED_SIDE = 512;

    private final Readers readers;
    private final Bounds bounds;
    private final Hashers hashers;

    Decoder(Readers readers, Bounds bounds, Hashers hashers) {
        this.readers = readers;
        this.bounds = bounds;
        this.hashers = hashers;
    }

    Decoded decode(PictureBytes bytes, PictureFormat format, Embedded embedded)
            throws IOException, InterruptedException {
        Header header = Header.of(format, bytes.head());
        long most = embedded.decodedWhole() ? bounds.pixelsHeld() : bounds.pixels();
        Decoded best = new Nothing(header.width(), header.height(), Trouble.UNSUPPORTED, null);
        if ((long) header.width() * header.height() > most) {
            return new Nothing(header.width(), header.height(), Trouble.TOO_LARGE, null);
        }
        if (format == PictureFormat.JPEG && bytes.whole()) {
            Decoded usual = SequentialJpeg.decode(bytes.head(), most, bounds.time(), DECODED_SIDE, hashers);
            if (usual != null) {
                return usual;
            }
        }
        for (ImageReaderSpi each : readers.of(format)) {
            ImageReader reader = each.createReaderInstance(null);
            try (ImageInputStream in = open(bytes, format)) {
                Decoded next = decode(reader, in, header, most, Rows.of(format, bytes.head(), embedded));
                if (!(next instanceof Nothing nothing) || settled(nothing)) {
                    return next;
                }
                best = next.width() > 0 || best.width() == 0 ? next : best;
            } finally {
                reader.dispose();
            }
        }
        return best;
    }

    private static boolean settled(Nothing nothing) {
        return nothing.trouble() == Trouble.TOO_LARGE || nothing.trouble() == Trouble.NO_MEMORY;
    }

    private static ImageInputStream open(PictureBytes bytes, PictureFormat format) throws IOException {
        return format == PictureFormat.PNG && bytes.whole()
                ? new ByteArrayImageInputStream(new PngChunks(bytes.head()).essential())
                : bytes.open();
    }

    private Decoded decode(ImageReader reader, ImageInputStream in, Header header, long most, Rows rows)
            throws InterruptedException {
        int width = header.width();
        int height = header.height();
        try {
            reader.setInput(in, true, true);
            width = reader.getWidth(0);
            height = reader.getHeight(0);
            if ((long) width * height > most) {
                return new Nothing(width, height, Trouble.TOO_LARGE, null);
            }
            return pixels(reader, width, height, rows);
        } catch (IOException | RuntimeException hostile) {
            // Decoders meet hostile bytes with exceptions of every kind.
            return new Nothing(width, height, Trouble.UNDECODABLE, Flaw.of(hostile));
        } catch (OutOfMemoryError tooMuch) {
            return new Nothing(width, height, Trouble.NO_MEMORY, null);
        }
    }

    private Decoded pixels(ImageReader reader, int width, int height, Rows rows)
            throws IOException, InterruptedException {
        int step = Math.max(1, Math.max(width, height) / DECODED_SIDE);
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            return new Nothing(width, height, Trouble.UNDECODABLE, null);
        }
        ImageTypeSpecifier type = types.next();
        BufferedImage into = type.createBufferedImage(reduced(width, step), reduced(height, step));
        ImageReadParam how = reader.getDefaultReadParam();
        Taken taken = Taken.of(type, width, height, rows, hashers, into, step);
        taken.prepare(how);
        Watch watch = new Watch(bounds.time());
        reader.addIIOReadProgressListener(watch);
        reader.addIIOReadWarningListener(watch);
        String trouble = null;
        try {
            reader.read(0, how);
        } catch (IOException | RuntimeException damaged) {
            trouble = Flaw.of(damaged);
        }
        taken.end();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (watch.tooSlow()) {
            return new Partial(width, height, into, Trouble.TOO_SLOW, null);
        }
        if (trouble != null) {
            return watch.begun()
                    ? new Partial(width, height, into, Trouble.DAMAGED, trouble)
                    : new Nothing(width, height, Trouble.UNDECODABLE, trouble);
        }
        return watch.warning() == null
                ? new Whole(width, height, into, taken.hashes())
                : new Partial(width, height, into, Trouble.DAMAGED, Flaw.FORM);
    }

    private static int reduced(int side, int step) {
        return (side + step - 1) / step;
    }
}
