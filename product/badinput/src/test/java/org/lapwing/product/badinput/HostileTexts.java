package org.lapwing.product.badinput;

import static org.lapwing.product.badinput.Pile.Said.listed;
import static org.lapwing.product.badinput.Pile.Said.read;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Texts, chats, letters and tables that are strange, and files that are two things at once. */
final class HostileTexts {

    private static final int SEED = 77;

    private HostileTexts() {}

    static void into(Pile pile) throws IOException {
        texts(pile);
        chats(pile);
        telegrams(pile);
        mails(pile);
        both(pile);
    }

    private static void texts(Pile pile) throws IOException {
        String text = "Der Reiher steht am Wehr, \u00e4\u00f6\u00fc\u00df \u20ac \u65e5\u672c\u8a9e \ud83d\udc26\n";
        for (String charset : new String[] {
            "UTF-16BE", "UTF-16LE", "UTF-32", "windows-1252", "IBM1047", "GB18030", "Shift_JIS", "ISO-2022-JP"
        }) {
            pile.add("text/" + charset + ".txt", text.repeat(20).getBytes(Charset.forName(charset)), listed());
        }
        byte[] every = new byte[256 * 16];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        byte[] noise = new byte[100_000];
        new Random(SEED).nextBytes(noise);
        // Not the same bytes: equal ones are one content, of the type that the first name of it suggests.
        byte[] named = noise.clone();
        named[0] ^= 1;
        pile.add("text/every-byte.txt", every, listed())
                .add("text/noise.bin", noise, read())
                .add("text/noise.jpg", named, listed())
                .add("text/nul.txt", "before\0after\0\0\0end of the text\n".repeat(50), listed())
                .add("text/only-nul.txt", new byte[50_000], listed())
                .add("text/continued.txt", filled(20_000, 0x80), listed())
                .add("text/overlong.txt", filled(20_000, 0xc0), listed())
                .add(
                        "text/surrogates.txt",
                        new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, 'a', (byte) 0xed, (byte) 0xb0, (byte) 0x80},
                        listed())
                .add("text/half.txt", new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0, 'b'}, listed())
                .add("text/bidi.txt", "\u202e\u2066\u202dtxt.reed\u2069 \u200f\u061c".repeat(100), read())
                .add("text/marks.txt", "e" + "\u0301".repeat(200_000), listed())
                .add("text/one-line.txt", "heron ".repeat(1 << 20), listed())
                .add("text/no-blank.txt", "x".repeat(4 << 20), listed())
                .add("text/blank-lines.txt", "\n".repeat(1 << 20), listed())
                .add("text/returns.txt", "a\rb\r\r\nc\n\r".repeat(1_000), listed())
                .add("text/escape.txt", "\33]0;title\7\33[2J\33[31m\n".repeat(100), listed())
                .add(
                        "text/formulas.csv",
                        "=cmd|' /C calc'!A0,@SUM(1+9),+1,-1\n\"=HYPERLINK(\"\"http://127.0.0.1\"\")\"\n",
                        listed())
                .add("text/quotes.csv", "\"".repeat(99_999), listed())
                .add("text/columns.csv", ",".repeat(500_000), listed())
                .add(
                        "text/numbers.json",
                        "{\"a\":1e999999999,\"b\":-0.0e-99999999,\"c\":" + "9".repeat(100_000) + "}",
                        listed())
                .add("text/escapes.json", "{\"a\":\"\\ud800\\u0000\\udfff\",\"a\":\"\\u202e\"}", listed());
    }

    private static byte[] filled(int length, int with) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    private static void chats(Pile pile) throws IOException {
        String sound = Chats.whatsApp(20);
        pile.add("chats/dates/_chat.txt", sound.replace("01/03/2025", "99/99/9999"), listed())
                .add("chats/years/_chat.txt", sound.replace("2025", "0000"), listed())
                .add("chats/hours/_chat.txt", sound.replace(", 10:", ", 77:"), listed())
                .add("chats/names/_chat.txt", sound.replace("Ada", "A".repeat(60_000)), listed())
                .add(
                        "chats/bidi/_chat.txt",
                        sound.replace("Ada", "\u202eadA\u202c").replace("Ben", "\0B\33[2J"),
                        listed())
                .add("chats/many/_chat.txt", manyNames(), listed())
                .add("chats/nul/_chat.txt", sound.replace("heron", "her\0on"), listed())
                .add("chats/wide/_chat.txt", sound.getBytes(StandardCharsets.UTF_16LE), listed())
                .add("chats/colons/_chat.txt", sound.replace("Ada", ":".repeat(5_000)), listed())
                .add("chats/one/_chat.txt", sound.replace("\n", " "), listed())
                .add(
                        "chats/files/_chat.txt",
                        sound.replace("the heron", "<attached: ../../../../etc/passwd>"),
                        listed())
                .add("chats/brackets/_chat.txt", "[".repeat(200_000) + sound, listed())
                .add("chats/half/_chat.txt", Arrays.copyOf(Sound.utf8(sound), 777), listed());
    }

    private static String manyNames() {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            out.append("[01/03/2025, 10:00:%02d] Name %d: x\n".formatted(i % 60, i));
        }
        return out.toString();
    }

    private static void telegrams(Pile pile) throws IOException {
        String sound = Made.chat(10);
        pile.add("telegram/date/result.json", sound.replace("1740823260", "99999999999999999999"), listed())
                .add(
                        "telegram/negative/result.json",
                        sound.replace("\"id\": 1,", "\"id\": -9223372036854775809,"),
                        listed())
                .add(
                        "telegram/types/result.json",
                        sound.replace("\"from\": \"Ada\"", "\"from\": {\"x\": [1]}"),
                        listed())
                .add("telegram/nulls/result.json", sound.replace("\"Ada\"", "null"), listed())
                .add(
                        "telegram/text/result.json",
                        sound.replace("\"text\": \"", "\"text\": [1, null, {}, [[]], true, \"")
                                .replace("\", \"text_entities\"", "\"], \"text_entities\""),
                        listed())
                .add(
                        "telegram/files/result.json",
                        sound.replace("\"text\":", "\"photo\": \"../../../etc/passwd\", \"text\":"),
                        listed())
                .add("telegram/long/result.json", sound.replace("day 3", "d".repeat(3 << 20)), listed())
                .add("telegram/open/result.json", sound.substring(0, 900) + "\\", listed())
                .add(
                        "telegram/loop/result.json",
                        sound.replace("\"text\":", "\"reply_to_message_id\": 1, \"text\":"),
                        listed())
                .add("telegram/again/result.json", sound + sound, listed())
                .add(
                        "telegram/bytes/result.json",
                        sound.replace("heron", "her\u00f6n").getBytes(StandardCharsets.ISO_8859_1),
                        listed());
    }

    private static void mails(Pile pile) throws IOException {
        String sound = Chats.mail("A reed", "Seen by the weir.");
        pile.add("mail/header.eml", sound.replace("A reed", "r".repeat(2 << 20)), listed())
                .add("mail/headers.eml", "X-A: b\n".repeat(100_000) + sound, listed())
                .add(
                        "mail/encoded.eml",
                        sound.replace("A reed", "=?utf-8?B?////?= =?x-none?Q?=00=FF?= =?utf-8?Q?"),
                        listed())
                .add("mail/boundary.eml", sound.replace("text/plain", "multipart/mixed"), listed())
                .add("mail/charset.eml", sound.replace("utf-8", "x-no-such-charset"), listed())
                .add(
                        "mail/base64.eml",
                        sound.replace("Content-Type", "Content-Transfer-Encoding: base64\nContent-Type") + "!!!!====",
                        listed())
                .add("mail/date.eml", sound.replace("1 Mar 2025", "99 Foo -2025"), listed())
                .add("mail/attached.eml", attached("../../../escaped.txt"), listed())
                .add("mail/control.eml", attached("a\33[2J\0b\u202etxt.exe"), listed())
                .add("mail/only-from.mbox", "From \n".repeat(20_000), listed())
                .add(
                        "mail/many.mbox",
                        ("From a@example.org Sat Mar  1 10:00:00 2025\n" + sound + "\n").repeat(500),
                        listed())
                .add(
                        "mail/cut.mbox",
                        "From a@example.org Sat Mar  1 10:00:00 2025\n" + sound.substring(0, 60),
                        listed());
    }

    private static String attached(String name) {
        return "From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                + "Content-Type: application/octet-stream\nContent-Disposition: attachment; filename=\"" + name
                + "\"\n\nattached\n--b--\n";
    }

    private static void both(Pile pile) throws IOException {
        byte[] zip = Sound.zip("inner.txt", "a heron inside");
        byte[] page = Sound.utf8("<html><body><script>alert(1)</script></body></html>");
        pile.add("both/gif-zip.gif", HostilePictures.joined(Sound.picture("gif"), zip), listed())
                .add("both/pdf-zip.pdf", HostilePictures.joined(Sound.pdf("(A reed) Tj"), zip), listed())
                .add("both/zip-pdf.zip", HostilePictures.joined(Sound.pdf("(A reed) Tj"), zip), listed())
                .add("both/jpeg-html.html", HostilePictures.joined(Sound.picture("jpg"), page), listed())
                .add("both/jpeg-comment.jpg", HostilePictures.withSegment(Sound.picture("jpg"), 0xfe, page), read())
                .add("both/html-jpeg.jpg", HostilePictures.joined(page, Sound.picture("jpg")), listed())
                .add("both/png.jpg", Sound.picture("png"), listed())
                .add("both/zip.txt", zip.clone(), listed())
                .add(
                        "both/exe.jpg",
                        HostilePictures.joined(Sound.utf8("MZ\220\0\3".replace('\220', 'z')), new byte[400]),
                        listed())
                .add(
                        "both/elf.pdf",
                        HostilePictures.joined(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}, new byte[400]),
                        listed())
                .add(
                        "both/class.docx",
                        HostilePictures.joined(new byte[] {-54, -2, -70, -66, 0, 0, 0, 65}, new byte[400]),
                        listed())
                .add(
                        "both/database.txt",
                        HostilePictures.joined(Sound.utf8("SQLite format 3\0"), filled(2_000, 0xff)),
                        listed())
                .add("both/script.csv", "#!/bin/sh\nrm -rf /\n", listed());
    }
}
