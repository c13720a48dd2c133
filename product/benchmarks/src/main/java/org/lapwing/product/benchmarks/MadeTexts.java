package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Texts of everyday words, the same at every run. */
final class MadeTexts {

    /** In one of the texts only. */
    static final String RARE = "quincunx";

    private static final int SMALLEST = 500;
    private static final int LARGEST = 4000;

    private static final String[] ENGLISH =
            ("the a of to and in is it you that was for on are with as they be at one have this from by"
                            + " had hot word but what some we can out other were all there when up use your how said each she which do their"
                            + " time if will way about many then them write would like these her long make thing see him two has look more day"
                            + " could go come did number sound no most people over know water than call first who may down side been now find"
                            + " morning river garden window bicycle kitchen market winter harbour ladder orange pencil quiet railway summer"
                            + " teacher umbrella village weather yellow bridge castle dinner engine forest guitar hammer island journey"
                            + " keyboard lantern mountain notebook orchard paper rabbit saddle table uncle valley wagon bakery candle")
                    .split(" ");
    private static final String[] SPANISH =
            ("de la que el en y a los se del las un por con no una su para es al lo como más pero sus le ya o"
                            + " este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno"
                            + " les ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras otra él tanto esa estos"
                            + " mucho quienes nada muchos cual poco ella estar estas algunas algo nosotros mañana río jardín ventana bicicleta"
                            + " cocina mercado invierno puerto escalera naranja lápiz tranquilo tren verano maestra paraguas pueblo tiempo"
                            + " amarillo puente castillo cena motor bosque guitarra martillo isla viaje teclado linterna montaña cuaderno huerto"
                            + " papel conejo silla mesa tío valle carreta panadería vela")
                    .split(" ");

    private MadeTexts() {}

    static void write(Path folder, int files) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < files; i++) {
            Path inside = folder.resolve("box-" + i / 1000);
            if (i % 1000 == 0) {
                Files.createDirectories(inside);
            }
            String text = text(random, i % 3 == 0 ? SPANISH : ENGLISH);
            Files.writeString(inside.resolve("note-" + i + ".txt"), i == files / 2 ? text + RARE + "\n" : text);
        }
    }

    /** Words in lines, with names of things that occur once. */
    private static String text(SplittableRandom random, String[] words) {
        int length = random.nextInt(SMALLEST, LARGEST);
        StringBuilder text = new StringBuilder(length + 32);
        int inLine = 0;
        while (text.length() < length) {
            if (random.nextInt(40) == 0) {
                text.append("box").append(random.nextInt(100_000));
            } else {
                text.append(words[random.nextInt(words.length)]);
            }
            inLine++;
            boolean ends = inLine > 8 && random.nextInt(6) == 0;
            text.append(ends ? ".\n" : " ");
            inLine = ends ? 0 : inLine;
        }
        return text.append('\n').toString();
    }

    /** Many sentences, at least this many characters. */
    static String prose(SplittableRandom random, boolean spanish, int characters) {
        StringBuilder text = new StringBuilder(characters + 100);
        while (text.length() < characters) {
            text.append(sentence(random, spanish)).append(". ");
        }
        return text.toString();
    }

    /** A sentence for a conversation. */
    static String sentence(SplittableRandom random, boolean spanish) {
        String[] words = spanish ? SPANISH : ENGLISH;
        int length = random.nextInt(3, 14);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(i == 0 ? "" : " ").append(words[random.nextInt(words.length)]);
        }
        return text.toString();
    }
}
