package org.lapwing.product.samples;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Letters, receipts, notes, contacts and a backup that hold nothing of interest, as most files do. */
final class Papers {
    private static final String[][] LESSONS = {
        {"", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"},
        {"08:45", "Maths", "English", "Science", "Maths", "History"},
        {"09:45", "Spanish", "Maths", "Art", "English", "Science"},
        {"11:00", "Geography", "Music", "English", "Spanish", "PE"},
        {"12:00", "Science", "History", "Maths", "Computing", "English"},
        {"14:00", "PE", "Art", "Geography", "Music", "Form time"},
    };

    private Papers() {}

    static Map<String, byte[]> all(byte[] fishbowl) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("laptop/Documents/School/timetable.pdf", timetable());
        files.put("laptop/Documents/train receipt.pdf", receipt());
        files.put("laptop/Documents/School/backup.zip", backup(fishbowl));
        files.put("laptop/Documents/contacts.csv", contacts());
        files.put("laptop/Documents/tortilla.html", utf8("""
                <!DOCTYPE html>
                <html lang="es"><head><meta charset="utf-8"><title>Tortilla de la abuela</title></head>
                <body><h1>Tortilla de la abuela</h1>
                <ul><li>6 huevos</li><li>4 patatas</li><li>1 cebolla</li><li>aceite y sal</li></ul>
                <p>Freír las patatas despacio, <b>sin prisa</b>. Mezclar con el huevo y dar la vuelta con un plato.</p>
                </body></html>
                """));
        files.put("laptop/Documents/day trip.html", utf8("""
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>Day trip</title></head>
                <body><h1>Saturday by the lake</h1>
                <p>Leave at 8, boots and sandwiches in the car. Walk up to the ridge, picnic at the jetty, home by six.</p>
                </body></html>
                """));
        files.put("phone/Notes/songs to learn.txt", utf8("""
                Songs to learn
                1. Lanterns (intro, capo 3)
                2. the one with the slow drums
                3. happy birthday for Leo, three voices
                """));
        files.put("phone/Notes/homework.txt", utf8("""
                Mon: maths p. 64, 3-9
                Tue: science drawing of a leaf
                Thu: Spanish test (food, past tense)
                Fri: history, one page about the railway + map
                """));
        return files;
    }

    private static byte[] timetable() {
        PdfPage page = new PdfPage("Timetable year 8")
                .bold(60, 780, 18, "Heron Hill School")
                .text(60, 760, 10, "1 Example Lane, Anytown")
                .text(60, 720, 11, "Dear parents and carers,")
                .text(60, 700, 11, "here is the timetable of class 8B for the spring term. Doors open at 08:30.")
                .text(60, 684, 11, "Please send a note if your child leaves early (dentist, doctor, family).");
        for (int row = 0; row < LESSONS.length; row++) {
            int y = 640 - row * 30;
            page.line(60, y - 10, 535, y - 10);
            for (int column = 0; column < LESSONS[row].length; column++) {
                int x = 66 + column * 80;
                if (row == 0 || column == 0) {
                    page.bold(x, y, 10, LESSONS[row][column]);
                } else {
                    page.text(x, y, 10, LESSONS[row][column]);
                }
            }
        }
        return page.text(60, 430, 11, "Kind regards,")
                .text(60, 412, 11, "A. Okafor, form tutor")
                .bytes("20250106090000");
    }

    private static byte[] receipt() {
        return new PdfPage("Receipt 2025-0302-118")
                .bold(60, 780, 18, "Westshore Railway")
                .text(60, 758, 10, "Receipt 2025-0302-118")
                .line(60, 745, 420, 745)
                .text(60, 720, 11, "2 March 2025   Anytown Central - Sandy Bay, return")
                .text(60, 700, 11, "2 adults")
                .text(360, 700, 11, "\u00a3 18.40")
                .text(60, 682, 11, "1 child (5-15)")
                .text(360, 682, 11, "\u00a3 4.60")
                .text(60, 664, 11, "1 dog")
                .text(360, 664, 11, "free")
                .line(60, 650, 420, 650)
                .bold(60, 630, 12, "Total")
                .bold(360, 630, 12, "\u00a3 23.00")
                .text(60, 600, 10, "Paid by card. Thank you for travelling with us.")
                .bytes("20250302081500");
    }

    private static byte[] backup(byte[] fishbowl) {
        LocalDateTime june = LocalDateTime.of(2024, 6, 30, 17, 0);
        byte[] inner = new Zip(june)
                .add("pictures/fish.jpg", fishbowl)
                .add("poem.txt", utf8("The fish goes round, the fish goes round,\nit never hears a single sound.\n"))
                .bytes();
        return new Zip(june.plusWeeks(2))
                .add("notes/geography.txt", utf8("Rivers: source, meander, mouth. Bring the atlas.\n"))
                .add("notes/todo.txt", utf8("tidy desk\nreturn library books\nfeed the fish\n"))
                .add("archive/old.zip", inner)
                .bytes();
    }

    private static byte[] contacts() {
        return utf8("""
                Name,Phone,E-mail,Note
                Elena,+44 7700 900122,elena@home.example,mum
                Tom,+44 7700 900123,tom@home.example,dad
                Maya,+44 7700 900131,maya@home.example,school
                Leo,+44 7700 900126,,drums
                Sam,+44 7700 900127,,bass
                Álvaro,+44 7700 900140,entrenador@gorriones.example,football
                Dentist,+44 7700 900150,,
                """);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
