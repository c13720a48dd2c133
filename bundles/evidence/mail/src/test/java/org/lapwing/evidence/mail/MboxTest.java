package org.lapwing.evidence.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.testkit.EnglishTexts;

class MboxTest {

    private final MailReader reader = new MailReader(EnglishTexts.of(MailReader.class));

    private static Kept mbox(String text) {
        return new Kept("all.mbox", "application/mbox", text.getBytes(StandardCharsets.UTF_8));
    }

    private static final String THREE = """
            From ana@example.org Mon Jan  1 10:00:00 2024
            From: ana@example.org
            Subject: =?utf-8?Q?Pap=C3=A1?= / one
            Date: Mon, 1 Jan 2024 10:00:00 +0100

            >From here on it is quoted,
            >>From here twice, and
            From here it looks like a line between mails, but is none.


            From ben@example.org Tue Jan  2 10:00:00 2024
            From: ben@example.org

            no subject

            From cleo Wed Jan  3 10:00:00 2024
            Subject: three

            last""";

    private Kept.Notes walk(Kept kept) throws Exception {
        Kept.Notes notes = new Kept.Notes();
        reader.walk(kept, ReadingBounds.DEFAULT, notes);
        return notes;
    }

    @Test
    void each_mail_is_an_entry_as_it_was_before_the_mbox_marked_its_lines() throws Exception {
        Kept.Notes notes = walk(mbox(THREE));

        assertThat(notes.read).containsOnlyKeys("000001 Papá \\x2f one.eml", "000002.eml", "000003 three.eml");
        assertThat(new String(notes.read.get("000001 Papá \\x2f one.eml"), StandardCharsets.UTF_8))
                .isEqualTo("""
                From: ana@example.org
                Subject: =?utf-8?Q?Pap=C3=A1?= / one
                Date: Mon, 1 Jan 2024 10:00:00 +0100

                From here on it is quoted,
                >From here twice, and
                From here it looks like a line between mails, but is none.

                """);
        assertThat(new String(notes.read.get("000003 three.eml"), StandardCharsets.UTF_8))
                .isEqualTo("Subject: three\n\nlast");
        assertThat(notes.entries.get("000001 Papá \\x2f one.eml").modified())
                .isEqualTo(Instant.parse("2024-01-01T09:00:00Z"));
    }

    @Test
    void the_size_that_is_stated_is_the_size_that_is_read() throws Exception {
        Kept.Notes notes = walk(mbox(THREE.replace("\n", "\r\n")));

        assertThat(notes.entries).hasSize(3);
        notes.entries.forEach((path, entry) -> assertThat(entry.size()).isEqualTo(notes.read.get(path).length));
    }

    @Test
    void each_mail_opens_again_by_its_offset() throws Exception {
        Kept kept = mbox(THREE);
        Kept.Notes notes = walk(kept);

        for (var entry : notes.entries.values()) {
            try (InputStream in = reader.open(kept, entry.locator())) {
                assertThat(in.readAllBytes()).isEqualTo(notes.read.get(entry.path()));
            }
        }
        assertThatThrownBy(() -> reader.open(kept, "m10+999999")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> reader.open(kept, "../m")).isInstanceOf(IOException.class);
    }

    @Test
    void two_walks_give_the_same_locators() throws Exception {
        assertThat(walk(mbox(THREE)).entries.values().stream().map(e -> e.locator()))
                .containsExactlyElementsOf(walk(mbox(THREE)).entries.values().stream()
                        .map(e -> e.locator())
                        .toList());
    }

    @Test
    void an_mbox_cut_anywhere_gives_all_mails_before_the_cut() throws Exception {
        byte[] whole = THREE.getBytes(StandardCharsets.UTF_8);
        for (int length = 60; length < whole.length; length += 11) {
            Kept.Notes notes = walk(new Kept("cut", "application/mbox", Arrays.copyOf(whole, length)));
            int separators =
                    new String(whole, 0, length, StandardCharsets.UTF_8).split("\n\nFrom (?=ben|cleo)", -1).length;
            assertThat(notes.entries.size()).isBetween(separators - 1, separators);
            assertThat(notes.entries).isNotEmpty();
        }
    }

    @Test
    void lines_without_end_and_text_that_is_no_mail_do_no_harm() throws Exception {
        assertThat(walk(mbox("x".repeat(3 << 20))).problems)
                .singleElement()
                .asString()
                .contains("no mail was found");
        Kept.Notes notes = walk(mbox("From a Mon Jan  1 10:00:00 2024\n" + ">".repeat(1 << 20) + "From \n"));
        assertThat(notes.entries.values()).singleElement().satisfies(entry -> assertThat(entry.size())
                .isEqualTo(notes.read.values().iterator().next().length));
    }
}
