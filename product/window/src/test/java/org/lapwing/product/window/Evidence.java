package org.lapwing.product.window;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder of evidence: a chat, a note and a picture in a colour that nothing else on the screen has. */
final class Evidence {

    static final Color PICTURE = new Color(224, 16, 176);
    static final String CITED = "let's meet tomorrow at the lighthouse";

    private static final int ALIKE = 24;

    private Evidence() {}

    static Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("WhatsApp Chat with Kim.txt"), """
                13/03/2026, 17:59 - Kim: the boat is red
                13/03/2026, 18:01 - Sam Reed: hi, how old are you?
                13/03/2026, 18:02 - Kim: i am 13
                13/03/2026, 18:03 - Sam Reed: i am 34, don't tell your parents that we talk
                13/03/2026, 18:04 - Sam Reed: let's meet tomorrow at the lighthouse
                13/03/2026, 18:05 - Kim: which lighthouse?
                """);
        Files.writeString(folder.resolve("notes.txt"), "The harbour master keeps the lantern.\n");
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(PICTURE);
        brush.fillRect(0, 0, 640, 480);
        brush.setColor(Color.BLACK);
        brush.fillRect(0, 0, 320, 480);
        brush.dispose();
        ImageIO.write(picture, "png", folder.resolve("sail.png").toFile());
        return folder;
    }

    /** How many pixels are of the picture's colour. */
    static int pixels(BufferedImage screen) {
        int found = 0;
        for (int y = 0; y < screen.getHeight(); y++) {
            for (int x = 0; x < screen.getWidth(); x++) {
                Color at = new Color(screen.getRGB(x, y));
                if (Math.abs(at.getRed() - PICTURE.getRed()) < ALIKE
                        && Math.abs(at.getGreen() - PICTURE.getGreen()) < ALIKE
                        && Math.abs(at.getBlue() - PICTURE.getBlue()) < ALIKE) {
                    found++;
                }
            }
        }
        return found;
    }

    /** How many pixels differ from another picture of the same size. */
    static int differing(BufferedImage one, BufferedImage other) {
        int found = 0;
        for (int y = 0; y < Math.min(one.getHeight(), other.getHeight()); y++) {
            for (int x = 0; x < Math.min(one.getWidth(), other.getWidth()); x++) {
                found += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return found;
    }
}
