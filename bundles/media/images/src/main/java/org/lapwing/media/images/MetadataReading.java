package org.lapwing.media.images;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessFileReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.photoshop.PhotoshopReader;
import com.drew.metadata.xmp.XmpReader;
import java.io.IOException;
import java.io.RandomAccessFile;

/** Reads EXIF, XMP and IPTC from bytes that were cut out and bounded before. What is damaged is left out. */
final class MetadataReading {

    private MetadataReading() {}

    static Metadata of(PictureBytes bytes, PictureFormat format, Embedded embedded) throws IOException {
        Metadata read = new Metadata();
        if (format == PictureFormat.TIFF) {
            tiff(bytes, read);
        }
        byte[] exif = embedded.exif();
        if (exif != null) {
            attempt(() -> new ExifReader().extract(new ByteArrayReader(exif), read), read);
        }
        for (byte[] packet : embedded.xmp()) {
            attempt(() -> new XmpReader().extract(packet, read), read);
        }
        for (byte[] resources : embedded.photoshop()) {
            attempt(
                    () -> new PhotoshopReader()
                            .extract(new SequentialByteArrayReader(resources), resources.length, read),
                    read);
        }
        return read;
    }

    private static void tiff(PictureBytes bytes, Metadata read) throws IOException {
        if (bytes.whole()) {
            attempt(() -> new ExifReader().extract(new ByteArrayReader(bytes.head()), read), read);
            return;
        }
        try (RandomAccessFile file = bytes.file()) {
            RandomAccessFileReader reader = new RandomAccessFileReader(file);
            attempt(() -> new ExifReader().extract(reader, read), read);
        }
    }

    private static void attempt(Runnable reading, Metadata read) {
        try {
            reading.run();
        } catch (RuntimeException hostile) {
            // The reader met bytes that it did not expect; what it had read before counts.
            read.addDirectory(new com.drew.metadata.ErrorDirectory(Words.bounded(hostile.toString())));
        }
    }
}
