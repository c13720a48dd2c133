package org.lapwing.evidence.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class OutlookMessageTest {

    private final MailReader reader = new MailReader(EnglishTexts.of(MailReader.class));

    private static Kept kept(byte[] bytes) {
        return new Kept("saved.msg", "application/vnd.ms-outlook", bytes);
    }

    @Test
    void files_and_mails_attached_to_a_saved_mail_come_out_and_open_again() throws Exception {
        Kept mail = kept(SavedMail.bytes());
        Kept.Notes notes = new Kept.Notes();
        reader.walk(mail, ReadingBounds.DEFAULT, notes);

        assertThat(notes.read).containsOnlyKeys("list.txt", "Sails.eml");
        assertThat(new String(notes.read.get("list.txt"), StandardCharsets.US_ASCII))
                .isEqualTo("one, two");
        String inner = new String(notes.read.get("Sails.eml"), StandardCharsets.UTF_8);
        assertThat(inner)
                .startsWith("X-Outlook-Source: outlook message, attached\r\n")
                .contains("Subject: Sails\r\n")
                .contains("Date: Fri, 1 Mar 2024 12:00:00 -0000\r\n");
        for (var entry : notes.entries.values()) {
            try (InputStream in = reader.open(mail, entry.locator())) {
                assertThat(in.readAllBytes()).isEqualTo(notes.read.get(entry.path()));
            }
        }
        assertThatThrownBy(() -> reader.open(mail, "a7")).isInstanceOf(IOException.class);
    }

    @Test
    void a_saved_mail_cut_or_changed_anywhere_is_refused_in_a_sentence_or_read_in_part() throws Exception {
        byte[] whole = SavedMail.bytes();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] broken = i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int flips = 0; i % 2 == 1 && flips < 20; flips++) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                reader.walk(kept(broken), ReadingBounds.DEFAULT, new Kept.Notes());
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    @Test
    void a_data_file_that_is_none_is_refused_in_a_sentence() throws Exception {
        byte[] garbage = new byte[200_000];
        new Random(5).nextBytes(garbage);
        System.arraycopy("!BDN".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 4);
        garbage[10] = 0x17;
        Kept file = new Kept("mail.pst", "application/vnd.ms-outlook-pst", garbage);

        assertThatThrownBy(() -> reader.walk(file, ReadingBounds.DEFAULT, new Kept.Notes()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Outlook data file");
    }

    @Test
    void a_mail_written_from_properties_reads_back_as_it_was() throws Exception {
        byte[] attached = new byte[100_000];
        new Random(9).nextBytes(attached);
        Letter inner = new Letter(
                null,
                "c@example.org",
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                "in",
                null,
                null,
                null,
                "inner words",
                null,
                null,
                java.util.List.of());
        Letter letter = new Letter(
                "From: a@example.org\r\nSubject: folded\r\n words\r\nContent-Type: text/plain\r\nnot a field\r\n",
                null,
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                null,
                null,
                null,
                null,
                "outer words",
                "<p>page</p>",
                null,
                java.util.List.of(
                        new Letter.Attached(
                                "ä/b.bin", "image/png", null, () -> new java.io.ByteArrayInputStream(attached), null),
                        new Letter.Attached("mail", null, null, null, () -> inner)));
        byte[] written = new WrittenMail(letter, "test").readAllBytes();

        Kept.Notes notes = new Kept.Notes();
        reader.walk(new Kept("w.eml", "message/rfc822", written), ReadingBounds.DEFAULT, notes);

        assertThat(notes.problems).isEmpty();
        assertThat(notes.read).containsOnlyKeys("ä\\x2fb.bin", "mail.eml");
        assertThat(notes.read.get("ä\\x2fb.bin")).isEqualTo(attached);
        assertThat(MailText.of(new java.io.ByteArrayInputStream(written), EnglishTexts.of(MailReader.class))
                        .text())
                .contains("folded words")
                .contains("outer words")
                .contains("page")
                .doesNotContain("inner words");
        assertThat(MailText.of(
                                new java.io.ByteArrayInputStream(notes.read.get("mail.eml")),
                                EnglishTexts.of(MailReader.class))
                        .text())
                .contains("inner words");
        assertThat(new WrittenMail(letter, "test").readAllBytes()).isEqualTo(written);
    }
}
