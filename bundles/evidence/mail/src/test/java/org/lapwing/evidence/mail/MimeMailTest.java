package org.lapwing.evidence.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class MimeMailTest {

    private static final byte[] PICTURE = bytes(5_000);

    private final MailReader reader = new MailReader(EnglishTexts.of(MailReader.class));

    private static byte[] bytes(int length) {
        byte[] made = new byte[length];
        new Random(7).nextBytes(made);
        return made;
    }

    static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static Kept mail(String... lines) {
        return new Kept("a.eml", "message/rfc822", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Kept withPicture() {
        return mail(
                "From: Ana <ana@example.org>",
                "To: ben@example.org",
                "Subject: Kites",
                "Date: Mon, 1 Jan 2024 10:00:00 +0200",
                "MIME-Version: 1.0",
                "Content-Type: multipart/mixed; boundary=\"outer\"",
                "",
                "preamble",
                "--outer",
                "Content-Type: multipart/alternative; boundary=inner",
                "",
                "--inner",
                "Content-Type: text/plain; charset=utf-8",
                "",
                "The kite is red.",
                "--inner",
                "Content-Type: text/html",
                "",
                "<p>The kite is <b>red</b>.</p>",
                "--inner--",
                "--outer",
                "Content-Type: image/png; name=\"kite.png\"",
                "Content-Transfer-Encoding: base64",
                "Content-Disposition: attachment; filename=\"kite.png\"",
                "",
                base64(PICTURE),
                "--outer",
                "Content-Type: message/rfc822",
                "",
                "From: cleo@example.org",
                "Subject: Inside",
                "Content-Type: multipart/mixed; boundary=in2",
                "",
                "--in2",
                "Content-Type: text/plain; name=note.txt",
                "",
                "deep",
                "--in2--",
                "--outer--",
                "");
    }

    private Kept.Notes walk(Kept kept) throws Exception {
        return walk(kept, ReadingBounds.DEFAULT);
    }

    private Kept.Notes walk(Kept kept, ReadingBounds bounds) throws Exception {
        Kept.Notes notes = new Kept.Notes();
        reader.walk(kept, bounds, notes);
        return notes;
    }

    @Test
    void what_is_attached_comes_out_byte_for_byte_and_the_body_stays_the_mails() throws Exception {
        Kept.Notes notes = walk(withPicture());

        assertThat(notes.read).containsOnlyKeys("kite.png", "part 3.eml");
        assertThat(notes.read.get("kite.png")).isEqualTo(PICTURE);
        assertThat(new String(notes.read.get("part 3.eml"), StandardCharsets.UTF_8))
                .startsWith("From: cleo@example.org\r\nSubject: Inside");
        assertThat(notes.problems).isEmpty();
        assertThat(notes.unread).isEmpty();
    }

    @Test
    void each_attachment_opens_again_by_its_locator_with_the_same_bytes() throws Exception {
        Kept mail = withPicture();
        Kept.Notes notes = walk(mail);

        assertThat(notes.entries.values().stream().map(entry -> entry.locator()))
                .containsExactly("p2", "p3");
        for (var entry : notes.entries.values()) {
            try (InputStream in = reader.open(mail, entry.locator())) {
                assertThat(in.readAllBytes()).isEqualTo(notes.read.get(entry.path()));
            }
        }
        assertThatThrownBy(() -> reader.open(mail, "p9"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("p9");
    }

    @Test
    void a_mail_in_the_mail_is_walked_like_any_mail() throws Exception {
        byte[] inner = walk(withPicture()).read.get("part 3.eml");

        Kept.Notes notes = walk(new Kept("inner.eml", "message/rfc822", inner));

        assertThat(notes.read).containsOnlyKeys("note.txt");
        assertThat(new String(notes.read.get("note.txt"), StandardCharsets.UTF_8))
                .isEqualTo("deep");
    }

    @Test
    void a_mail_whose_last_boundary_is_missing_gives_what_is_there_and_says_so() throws Exception {
        byte[] whole = withPicture().bytes();
        String text = new String(whole, StandardCharsets.UTF_8);
        byte[] cut = text.substring(0, text.indexOf("kite.png\"\r\n\r\n") + 800).getBytes(StandardCharsets.UTF_8);

        Kept.Notes notes = walk(new Kept("cut.eml", "message/rfc822", cut));

        assertThat(notes.read.get("kite.png")).isNotEmpty();
        assertThat(PICTURE).startsWith(java.util.Arrays.copyOf(notes.read.get("kite.png"), 300));
        assertThat(notes.problems).singleElement().asString().contains("cut short");
    }

    @Test
    void every_prefix_of_a_mail_is_walked_without_harm() throws Exception {
        byte[] whole = withPicture().bytes();
        for (int length = 1; length < whole.length; length += 37) {
            Kept.Notes notes = walk(new Kept("cut.eml", "message/rfc822", java.util.Arrays.copyOf(whole, length)));
            assertThat(notes.unread).isEmpty();
        }
    }

    @Test
    void a_name_with_control_characters_and_ways_out_is_only_a_label() throws Exception {
        Kept mail = mail(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Type: application/octet-stream",
                "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fetc%2Fpasswd%07%E2%80%AEgpj.exe",
                "",
                "x",
                "--b",
                "Content-Disposition: attachment; filename*0=\"a very \"; filename*1=\"long name.txt\"",
                "",
                "y",
                "--b",
                "Content-Disposition: attachment; filename=\"=?utf-8?B?w7FhbmTDui5wZGY=?=\"",
                "",
                "z",
                "--b--");

        assertThat(walk(mail).read)
                .containsOnlyKeys(
                        "..\\x2f..\\x2fetc\\x2fpasswd\\x07\\xe2\\x80\\xaegpj.exe", "a very long name.txt", "ñandú.pdf");
    }

    @Test
    void base64_that_holds_other_signs_is_read_as_far_as_it_goes_and_said_to_be_damaged() throws Exception {
        Kept mail = mail(
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "Content-Disposition: attachment; filename=a.bin",
                "Content-Transfer-Encoding: base64",
                "",
                "AAEC\u00e9\u00e9AwQF",
                "--b--");

        Kept.Notes notes = walk(mail);

        assertThat(notes.read.get("a.bin")).startsWith(0, 1, 2);
        assertThat(notes.problems).singleElement().asString().contains("Base64");
    }

    @Test
    void parts_in_parts_beyond_measure_are_not_followed() throws Exception {
        StringBuilder nest = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            nest.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }

        Kept.Notes notes = walk(mail(nest.toString()));

        assertThat(notes.read).isEmpty();
        assertThat(notes.problems).singleElement().asString().contains("more than a hundred deep");
    }

    @Test
    void a_head_without_end_is_not_held_in_memory() throws Exception {
        Kept.Notes notes = walk(mail("Subject: x", "X-Long: " + "y".repeat(3 << 20), "", "text"));

        assertThat(notes.problems).singleElement().asString().contains("larger than one mebibyte");
    }

    @Test
    void thousands_of_parts_end_at_the_bound() throws Exception {
        StringBuilder parts = new StringBuilder("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (int i = 0; i < 3_000; i++) {
            parts.append("--b\r\nContent-Disposition: attachment; filename=")
                    .append(i)
                    .append("\r\n\r\nx\r\n");
        }

        Kept.Notes notes = walk(mail(parts + "--b--"), new ReadingBounds(16, 1_000, 1 << 30, 250));

        assertThat(notes.read).hasSize(1_000);
        assertThat(notes.problems).singleElement().asString().contains("1,000");
    }

    @Test
    void bytes_beyond_the_bound_stay_closed() throws Exception {
        Kept.Notes notes = walk(withPicture(), new ReadingBounds(16, 1_000, 4_096, 250));

        assertThat(notes.unread)
                .first()
                .asString()
                .startsWith("SEALED kite.png")
                .contains("4,096");
    }
}
