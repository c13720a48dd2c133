package org.lapwing.product.badinput;

/** Chats and letters. */
final class Chats {

    private Chats() {}

    static String whatsApp(int messages) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < messages; i++) {
            out.append("[01/03/2025, 10:%02d:%02d] %s: the heron was there again, day %d\n"
                    .formatted(i / 60, i % 60, i % 2 == 0 ? "Ada" : "Ben", i));
        }
        return out.toString();
    }

    static String mail(String subject, String text) {
        return "From: Ada <ada@example.org>\nTo: Ben <ben@example.org>\nSubject: " + subject
                + "\nDate: Sat, 1 Mar 2025 10:00:00 +0100\nMessage-ID: <" + subject.hashCode()
                + "@example.org>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n";
    }
}
