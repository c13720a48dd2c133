package org.lapwing.media.images;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import org.lapwing.platform.api.analysis.Content;

/**
 * The bytes of one picture, opened once: whole in memory up to a bound, otherwise the beginning in memory and the rest in the content's
 * file.
 */
final class PictureBytes {

    private static final int IN_MEMORY = 16 << 20;
    private static final int HEAD = 1 << 20;

    private final Content content;
    private final byte[] head;
    private final boolean whole;

    private PictureBytes(Content content, byte[] head, boolean whole) {
        this.content = content;
        this.head = head;
        this.whole = whole;
    }

    static PictureBytes of(Content content) throws IOException {
        boolean whole = content.size() <= IN_MEMORY;
        try (InputStream in = content.open()) {
            return new PictureBytes(content, in.readNBytes(whole ? IN_MEMORY : HEAD), whole);
        }
    }

    /** All bytes, or the first mebibyte of a large picture. */
    byte[] head() {
        return head;
    }

    boolean whole() {
        return whole;
    }

    ImageInputStream open() throws IOException {
        return whole
                ? new ByteArrayImageInputStream(head)
                : new FileImageInputStream(content.file().toFile());
    }

    RandomAccessFile file() throws IOException {
        return new RandomAccessFile(content.file().toFile(), "r");
    }
}
