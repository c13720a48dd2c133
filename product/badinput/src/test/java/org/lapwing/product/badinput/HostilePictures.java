package org.lapwing.product.badinput;

import static org.lapwing.product.badinput.Pile.Said.listed;
import static org.lapwing.product.badinput.Pile.Said.wrong;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Pictures, films and sounds whose headers lie, whose parts never end or lead back to themselves. */
final class HostilePictures {

    private HostilePictures() {}

    static void into(Pile pile) throws IOException {
        pngs(pile);
        jpegs(pile);
        gifs(pile);
        bitmaps(pile);
        tiffs(pile);
        webps(pile);
        films(pile);
    }

    private static void pngs(Pile pile) throws IOException {
        int[][] sizes = {{60_000, 60_000}, {0x7fffffff, 0x7fffffff}, {1, 0x7fffffff}, {0, 0}, {-1, -1}, {-5, 10}};
        for (int[] size : sizes) {
            byte[] png = Made.vast(size[0], size[1]);
            pile.add("png/" + size[0] + "x" + size[1] + ".png", png, wrong(""));
        }
        byte[] sound = Sound.picture("png");
        for (String type : new String[] {"zTXt", "iTXt", "iCCP"}) {
            byte[] head =
                    switch (type) {
                        case "zTXt" -> Sound.utf8("Comment\0\0");
                        case "iTXt" -> Sound.utf8("XML:com.adobe.xmp\0\1\0\0\0");
                        default -> Sound.utf8("profile\0\0");
                    };
            pile.add("png/bomb-" + type + ".png", withChunk(sound, type, joined(head, deflated(64))), listed());
        }
        byte[] many = Arrays.copyOf(sound, 33);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.write(many);
        for (int i = 0; i < 100_000; i++) {
            Made.chunk(chunks, "tEXt", Sound.utf8("k\0v"));
        }
        chunks.write(sound, 33, sound.length - 33);
        pile.add("png/many-chunks.png", chunks.toByteArray(), listed());
        pile.add(
                "png/endless-chunk.png",
                joined(many, new byte[] {127, -1, -1, -1, 'I', 'D', 'A', 'T', 1, 2}),
                wrong(""));
        pile.add(
                "png/negative-chunk.png",
                joined(many, new byte[] {-1, -1, -1, -1, 'I', 'D', 'A', 'T', 1, 2}),
                wrong(""));
        pile.add(
                "png/headless.png",
                joined(Arrays.copyOf(sound, 8), Arrays.copyOfRange(sound, 33, sound.length)),
                wrong(""));
    }

    private static byte[] withChunk(byte[] png, String type, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        Made.chunk(out, type, data);
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    /** Megabytes of zeros. */
    static byte[] deflated(int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (java.util.zip.DeflaterOutputStream deflater = new java.util.zip.DeflaterOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                deflater.write(zeros);
            }
        }
        return out.toByteArray();
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** A segment put behind the first two bytes of a JPEG. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        byte[] head = {-1, -40, -1, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)};
        return joined(joined(head, data), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static void jpegs(Pile pile) throws IOException {
        byte[] sound = Sound.picture("jpg");
        int frame = 2;
        while ((sound[frame + 1] & 0xff) != 0xc0) {
            frame += 2 + ((sound[frame + 2] & 0xff) << 8 | sound[frame + 3] & 0xff);
        }
        for (int size : new int[] {65_535, 30_000, 0}) {
            byte[] vast = sound.clone();
            ByteBuffer.wrap(vast).putShort(frame + 5, (short) size).putShort(frame + 7, (short) size);
            pile.add("jpeg/" + size + ".jpg", vast, wrong(""));
        }
        for (int length : new int[] {0, 1, 2, 65_535}) {
            byte[] short0 = sound.clone();
            ByteBuffer.wrap(short0).putShort(4, (short) length);
            pile.add("jpeg/segment-" + length + ".jpg", short0, listed());
        }
        for (int components : new int[] {0, 255}) {
            byte[] lying = sound.clone();
            lying[frame + 9] = (byte) components;
            pile.add("jpeg/components-" + components + ".jpg", lying, wrong(""));
        }
        pile.add(
                "jpeg/exif-loop.jpg", withSegment(sound, 0xe1, joined(Sound.utf8("Exif\0\0"), loopedTiff())), listed());
        pile.add("jpeg/exif-vast.jpg", withSegment(sound, 0xe1, joined(Sound.utf8("Exif\0\0"), vastTiff())), listed());
        pile.add("jpeg/markers.jpg", joined(new byte[] {-1, -40}, filled(200_000, (byte) 0xff)), wrong(""));
        pile.add(
                "jpeg/restarts.jpg",
                joined(Arrays.copyOf(sound, sound.length - 2), repeated(100_000, -1, 0xd0)),
                listed());
        pile.add("jpeg/no-end.jpg", joined(Arrays.copyOf(sound, sound.length - 2), new byte[1 << 20]), listed());
    }

    private static byte[] filled(int length, byte with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, with);
        return bytes;
    }

    private static byte[] repeated(int times, int... bytes) {
        byte[] all = new byte[times * bytes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) bytes[i % bytes.length];
        }
        return all;
    }

    private static void gifs(Pile pile) throws IOException {
        byte[] sound = Sound.picture("gif");
        byte[] vast = sound.clone();
        Arrays.fill(vast, 6, 10, (byte) 0xff);
        pile.add("gif/vast-screen.gif", vast, listed());
        int image = 13 + (3 << (sound[10] & 7) + 1);
        while (sound[image] == 0x21) {
            image += 2;
            while (sound[image] != 0) {
                image += 1 + (sound[image] & 0xff);
            }
            image++;
        }
        byte[] picture = sound.clone();
        Arrays.fill(picture, image + 5, image + 9, (byte) 0xff);
        pile.add("gif/vast-picture.gif", picture, wrong(""));
        byte[] codes = sound.clone();
        codes[image + 10] = 13;
        pile.add("gif/code-size.gif", codes, listed());
        byte[] head = Arrays.copyOf(sound, image);
        byte[] frame = Arrays.copyOfRange(sound, image, sound.length - 1);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(head);
        for (int i = 0; i < 3_000; i++) {
            many.write(frame);
        }
        pile.add("gif/many.gif", many.toByteArray(), listed());
        pile.add("gif/extensions.gif", joined(head, repeated(300_000, 0x21, 0xfe, 0)), wrong(""));
        pile.add(
                "gif/blocks.gif",
                joined(head, joined(new byte[] {0x21, (byte) 0xfe}, filled(500_000, (byte) 1))),
                wrong(""));
    }

    private static void bitmaps(Pile pile) throws IOException {
        byte[] sound = Sound.picture("bmp");
        int[][] fields = {
            {18, 0x7fffffff},
            {18, -1},
            {22, 0x7fffffff},
            {22, Integer.MIN_VALUE},
            {28, 0},
            {28, 255},
            {30, 1},
            {30, 2},
            {30, 3},
            {30, 4},
            {30, 77},
            {46, -1},
            {46, 0x7fffffff},
            {10, -1},
            {10, 0},
            {14, 12},
            {14, 0},
            {14, 0x7fffffff}
        };
        for (int[] field : fields) {
            byte[] lying = sound.clone();
            ByteBuffer bytes = ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN);
            if (field[0] == 28) {
                bytes.putShort(28, (short) field[1]);
            } else {
                bytes.putInt(field[0], field[1]);
            }
            pile.add("bmp/at" + field[0] + "is" + field[1] + ".bmp", lying, listed());
        }
    }

    /** A directory whose next one is itself and whose parts lead to it. */
    private static byte[] loopedTiff() {
        ByteBuffer tiff = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(Sound.utf8("II")).putShort((short) 42).putInt(8).putShort((short) 3);
        for (int tag : new int[] {0x8769, 0x8825, 0x014a}) {
            tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(8);
        }
        return tiff.putInt(8).array();
    }

    /** Counts and places that are nowhere. */
    private static byte[] vastTiff() {
        ByteBuffer tiff = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(Sound.utf8("II")).putShort((short) 42).putInt(8).putShort((short) 4);
        for (int tag : new int[] {0x010f, 0x0110, 0x9286, 0x927c}) {
            tiff.putShort((short) tag).putShort((short) 2).putInt(0x7fffffff).putInt(0x7ffffff0);
        }
        return tiff.putInt(-1).array();
    }

    private static void tiffs(Pile pile) throws IOException {
        pile.add("tiff/loop.tif", loopedTiff(), wrong(""));
        pile.add("tiff/vast.tif", vastTiff(), wrong(""));
        byte[] sound = Sound.picture("tif");
        ByteBuffer bytes = ByteBuffer.wrap(sound);
        ByteOrder order = sound[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int directory = bytes.order(order).getInt(4);
        int entries = bytes.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            byte[] lying = sound.clone();
            int at = directory + 2 + 12 * i;
            ByteBuffer.wrap(lying).order(order).putShort(at + 2, (short) 4).putInt(at + 8, 0x7fffffff);
            pile.add("tiff/tag-" + (bytes.getShort(at) & 0xffff) + ".tif", lying, listed());
        }
        byte[] count = sound.clone();
        ByteBuffer.wrap(count).order(order).putShort(directory, (short) -1);
        pile.add("tiff/count.tif", count, listed());
    }

    private static void webps(Pile pile) throws IOException {
        byte[] vast = HostilePictures.joined(
                Sound.utf8("RIFF\200\0\0\0WEBPVP8X\n\0\0\0".replace('\200', 'z')),
                new byte[] {2, 0, 0, 0, -1, -1, -1, -1, -1, -1});
        pile.add("webp/vast.webp", vast, wrong(""));
        for (String type : new String[] {"VP8 ", "VP8L", "EXIF", "XMP ", "ALPH", "ANMF"}) {
            byte[] endless =
                    joined(Sound.utf8("RIFFzzzzWEBP" + type), new byte[] {-1, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8});
            pile.add("webp/endless-" + type.strip() + ".webp", endless, listed());
        }
        pile.add(
                "webp/empty-chunks.webp",
                joined(Sound.utf8("RIFFzzzzWEBP"), repeated(50_000, 'J', 'U', 'N', 'K', 0, 0, 0, 0)),
                listed());
    }

    private static void films(Pile pile) throws IOException {
        byte[] sound = Sound.mp4();
        byte[] size = sound.clone();
        ByteBuffer.wrap(size).putInt(28, 1).putLong(36, Long.MAX_VALUE);
        pile.add("film/vast-box.mp4", size, listed());
        byte[] boxes = sound.clone();
        Arrays.fill(boxes, 28, boxes.length, (byte) 0);
        pile.add("film/no-size.mp4", boxes, listed());
        ByteBuffer nest = ByteBuffer.allocate(28 + 8 * 5_000);
        nest.put(Arrays.copyOf(sound, 28));
        for (int i = 5_000; i > 0; i--) {
            nest.putInt(8 * i).put(Sound.utf8("moov"));
        }
        pile.add("film/nest.mp4", nest.array(), listed());
        byte[] tag = Sound.mp3();
        Arrays.fill(tag, 6, 10, (byte) 0x7f);
        pile.add("film/vast-tag.mp3", tag, listed());
        pile.add(
                "film/riff.avi",
                joined(Sound.utf8("RIFF"), joined(new byte[] {-1, -1, -1, -1}, Sound.utf8("AVI LIST"))),
                listed());
        pile.add(
                "film/matroska.mkv",
                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, 1, -1, -1, -1, -1, -1, -1, -1, 0x42, -122},
                listed());
    }
}
