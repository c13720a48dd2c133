package org.lapwing.media.video;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A few frames for review without playing a video: the beginnings of its scenes, and where there are few, others evenly spread. Frames with
 * too little in them are left out, unless there are no others. Works on plain arrays, as thumbnails do.
 */
final class Strip {

    static final int MOST = 12;

    private static final int ACROSS = 4;
    private static final int HELD = 2 * MOST;
    private static final byte GREY = (byte) 128;
    private static final float QUALITY = 0.8f;

    private final int turn;
    private final Thinned<Tile> scenes = new Thinned<>(HELD);
    private final Thinned<Tile> others = new Thinned<>(HELD);
    private final Thinned<Tile> poor = new Thinned<>(1);

    /** @param turn degrees clockwise that make the frames upright */
    Strip(int turn) {
        this.turn = turn;
    }

    void add(Look look, boolean begins) {
        if (look.whole().quality() < FrameHash.LEAST_QUALITY) {
            poor.add(() -> Tile.of(look, turn));
        } else if (begins) {
            scenes.add(() -> Tile.of(look, turn));
        } else {
            others.add(() -> Tile.of(look, turn));
        }
    }

    /** In their order. */
    List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>(Thinned.evenly(scenes.kept(), MOST));
        tiles.addAll(Thinned.evenly(others.kept(), MOST - tiles.size()));
        if (tiles.isEmpty()) {
            tiles.addAll(poor.kept());
        }
        tiles.sort(Comparator.comparingInt(Tile::number));
        return tiles;
    }

    /** Empty where no frame came. */
    Optional<byte[]> jpeg() throws IOException {
        List<Tile> tiles = tiles();
        return tiles.isEmpty() ? Optional.empty() : Optional.of(jpeg(tiles));
    }

    /** One frame for the video: the first with enough in it; empty where no frame came. */
    Optional<byte[]> thumbnail() throws IOException {
        List<Tile> tiles = tiles();
        return tiles.isEmpty() ? Optional.empty() : Optional.of(jpeg(List.of(tiles.getFirst())));
    }

    private static byte[] jpeg(List<Tile> tiles) throws IOException {
        int wide = tiles.stream().mapToInt(Tile::width).max().orElseThrow();
        int high = tiles.stream().mapToInt(Tile::height).max().orElseThrow();
        int across = Math.min(ACROSS, tiles.size());
        BufferedImage sheet = new BufferedImage(
                across * wide, (tiles.size() + across - 1) / across * high, BufferedImage.TYPE_3BYTE_BGR);
        byte[] pixels = ((DataBufferByte) sheet.getRaster().getDataBuffer()).getData();
        java.util.Arrays.fill(pixels, GREY);
        for (int i = 0; i < tiles.size(); i++) {
            place(tiles.get(i), pixels, sheet.getWidth(), i % across * wide, i / across * high);
        }
        return jpeg(sheet);
    }

    private static void place(Tile tile, byte[] pixels, int wide, int left, int top) {
        for (int y = 0; y < tile.height(); y++) {
            for (int x = 0, at = 3 * ((top + y) * wide + left); x < tile.width(); x++, at += 3) {
                int colour = tile.pixels()[y * tile.width() + x];
                pixels[at] = (byte) colour;
                pixels[at + 1] = (byte) (colour >> 8);
                pixels[at + 2] = (byte) (colour >> 16);
            }
        }
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 << 10);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
