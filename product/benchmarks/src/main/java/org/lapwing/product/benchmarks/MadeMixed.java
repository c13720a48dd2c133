package org.lapwing.product.benchmarks;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/**
 * What lies on a computer, made by code and the same at every run: of 20 files 7 are texts, 6 drawn pictures, 2 zips, 3 Office files and
 * 2 PDFs. Pictures are made as large as the wanted size needs.
 */
final class MadeMixed {

    private static final int EVERY = 20;
    private static final int PICTURES_OF_20 = 6;
    private static final int BASES = 200;
    private static final int IN_ZIP = 6;
    private static final int[] WIDTHS = {640, 1280, 1920, 3000};

    private final Path folder;
    private final SplittableRandom random = new SplittableRandom(17);
    private final List<byte[]> pictures = new ArrayList<>();
    private int documents;
    private long written;

    MadeMixed(Path folder) {
        this.folder = folder;
    }

    int documents() {
        return documents;
    }

    long written() {
        return written;
    }

    void write(int files, long bytes) throws IOException {
        long perPicture = Math.max(8_000, (long) (0.94 * bytes / files * EVERY / PICTURES_OF_20));
        draw(Math.min(BASES, Math.max(1, files / EVERY)), perPicture);
        for (int i = 0; i < files; i++) {
            Path inside = folder.resolve("box-" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectories(inside);
            }
            int kind = i % EVERY;
            if (kind < 7) {
                keep(inside.resolve("note-" + i + ".txt"), note());
            } else if (kind < 13) {
                keep(inside.resolve("picture-" + i + ".jpg"), picture(i));
            } else if (kind < 15) {
                keep(inside.resolve("packed-" + i + ".zip"), zip(i));
            } else if (kind < 18) {
                office(inside, i, kind);
            } else {
                keep(inside.resolve("print-" + i + ".pdf"), MadePapers.pdf(paragraphs(4, 24)));
            }
        }
    }

    /** Nothing but pictures, of four sizes. */
    void pictures(int files) throws IOException {
        for (int i = 0; i < 40; i++) {
            pictures.add(drawn(WIDTHS[i % WIDTHS.length], i));
        }
        Files.createDirectories(folder);
        for (int i = 0; i < files; i++) {
            keep(folder.resolve("picture-" + i + ".jpg"), picture(i));
        }
    }

    private void office(Path inside, int i, int kind) throws IOException {
        switch (kind) {
            case 15 -> keep(inside.resolve("letter-" + i + ".docx"), MadePapers.docx(paragraphs(5, 40)));
            case 16 -> keep(inside.resolve("list-" + i + ".xlsx"), MadePapers.xlsx(paragraphs(20, 200)));
            default -> keep(inside.resolve("talk-" + i + ".pptx"), MadePapers.pptx(paragraphs(3, 15)));
        }
    }

    private void keep(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        written += bytes.length;
    }

    private byte[] note() {
        return String.join("\n\n", paragraphs(3, 12)).getBytes(StandardCharsets.UTF_8);
    }

    /** With a planted word at the beginning, in the middle and at the end. */
    private List<String> paragraphs(int least, int most) {
        int document = documents++;
        int count = random.nextInt(least, most + 1);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add(MadeTexts.prose(random, document % 3 == 0, random.nextInt(60, 400))
                    .strip());
        }
        made.set(0, Planted.word(0, document) + " " + made.getFirst());
        made.set(count / 2, made.get(count / 2) + " " + Planted.word(1, document));
        made.set(count - 1, made.getLast() + " " + Planted.word(2, document));
        return made;
    }

    private byte[] zip(int i) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int entry = 0; entry < IN_ZIP; entry++) {
                zip.putNextEntry(new ZipEntry("inside/note-" + i + "-" + entry + ".txt"));
                zip.write(note());
            }
        }
        return bytes.toByteArray();
    }

    /** One of the drawn ones with a comment of its own after its first marker. */
    private byte[] picture(int i) {
        byte[] drawn = pictures.get(i % pictures.size());
        byte[] comment = ("picture " + i).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(drawn.length + 32);
        bytes.write(drawn, 0, 2);
        bytes.write(0xFF);
        bytes.write(0xFE);
        bytes.write(0);
        bytes.write(comment.length + 2);
        bytes.write(comment, 0, comment.length);
        bytes.write(drawn, 2, drawn.length - 2);
        return bytes.toByteArray();
    }

    private void draw(int count, long each) {
        int width = 640;
        for (int i = 0; i < 3; i++) {
            width = Math.clamp((int) (width * Math.sqrt((double) each / drawn(width, 0).length)), 160, 6000);
        }
        for (int i = 0; i < count; i++) {
            pictures.add(drawn(width, i));
        }
    }

    /** Shapes before a sky, with the grain of a camera. */
    private byte[] drawn(int width, int number) {
        SplittableRandom own = new SplittableRandom(1000 + number);
        int height = width * 3 / 4;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(own.nextInt(0x1000000)), width, height, Color.LIGHT_GRAY));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < 60; i++) {
            pen.setColor(new Color(own.nextInt(0x1000000)));
            int size = own.nextInt(width / 20, width / 4);
            if (own.nextBoolean()) {
                pen.fillOval(own.nextInt(width), own.nextInt(height), size, size);
            } else {
                pen.fillRect(own.nextInt(width), own.nextInt(height), size, size / 2);
            }
        }
        pen.dispose();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] ^= own.nextInt() & 0x1F1F1F;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return bytes.toByteArray();
    }
}
