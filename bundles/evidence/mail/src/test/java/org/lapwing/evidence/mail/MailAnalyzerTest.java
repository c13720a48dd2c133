package org.lapwing.evidence.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.testkit.EnglishTexts;

class MailAnalyzerTest {

    private final MailAnalyzer analyzer = new MailAnalyzer(EnglishTexts.of(MailAnalyzer.class));

    private record Mail(String mediaType, byte[] bytes) implements Content {
        @Override
        public ContentId id() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Hashes hashes() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public String name() {
            return "mail";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Path file() {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Said implements FindingSink {
        final Map<String, Map<String, ?>> findings = new LinkedHashMap<>();
        final StringBuilder text = new StringBuilder();
        final List<String> problems = new ArrayList<>();

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String why) {
            assertThat(basis).isEqualTo(Basis.READ);
            findings.put(kind, value);
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            throw new AssertionError();
        }

        @Override
        public void text(CharSequence part) {
            text.append(part);
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }

    private Said said(String type, byte[] bytes) throws Exception {
        Said said = new Said();
        analyzer.analyze(new Mail(type, bytes), said);
        return said;
    }

    private Said said(String text, Charset charset) throws Exception {
        return said("message/rfc822", text.replace("\n", "\r\n").getBytes(charset));
    }

    @Test
    void the_head_is_a_fact_with_the_time_in_utc_and_what_is_known_of_its_zone() throws Exception {
        Said said = said("""
                From: =?iso-8859-1?Q?Jos=E9?= <jose@example.org>
                To: "Moss, Ben" <ben@example.org>,
                 cleo@example.org
                Cc: dan@example.org
                Subject: =?utf-8?B?w7FhbmTDug==?=
                Date: Tue, 2 Jan 2024 01:30:00 +0200 (EET)
                Message-ID: <1@example.org>

                Hello
                """, StandardCharsets.UTF_8);

        assertThat(said.findings).containsOnlyKeys("mail.headers");
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("from", "José <jose@example.org>");
        expected.put("to", List.of("\"Moss, Ben\" <ben@example.org>", "cleo@example.org"));
        expected.put("cc", List.of("dan@example.org"));
        expected.put("subject", "ñandú");
        expected.put("dateWritten", "Tue, 2 Jan 2024 01:30:00 +0200 (EET)");
        expected.put("date", "2024-01-01T23:30:00Z");
        expected.put("zone", "offset");
        expected.put("offset", "+02:00");
        expected.put("messageId", "<1@example.org>");
        assertThat(said.findings.get("mail.headers").toString()).isEqualTo(expected.toString());
        assertThat(said.text.toString())
                .contains("ñandú")
                .contains("cleo@example.org")
                .contains("Hello");
        assertThat(said.problems).isEmpty();
    }

    @Test
    void dates_of_every_habit_are_read_and_the_others_stay_as_written() {
        assertThat(MailDate.of("Mon, 01 Jan 2024 10:00:00 -0000"))
                .hasToString("MailDate[instant=2024-01-01T10:00:00Z, zone=utc, offset=null]");
        assertThat(MailDate.of("1 Jan 24 10:00 EST"))
                .hasToString("MailDate[instant=2024-01-01T15:00:00Z, zone=offset, offset=-05:00]");
        assertThat(MailDate.of("1 Jan 2024 10:00:60"))
                .hasToString("MailDate[instant=2024-01-01T10:00:59Z, zone=local, offset=null]");
        assertThat(MailDate.of("1 Jan 2024 10:00:00 +9900")).isNull();
        assertThat(MailDate.of("31 Feb 2024 10:00:00")).isNull();
        assertThat(MailDate.of("yesterday")).isNull();
        assertThat(MailDate.of(null)).isNull();
    }

    @Test
    void words_of_a_page_are_found_without_its_marks() throws Exception {
        Said said = said("""
                Subject: x
                Content-Type: text/html; charset=utf-8

                <html><style>p{}</style><body><p>The&nbsp;kite is <b>r</b>ed</p></body></html>
                """, StandardCharsets.UTF_8);

        assertThat(said.text.toString())
                .containsPattern("The[ \u00a0]kite is red")
                .doesNotContain("<b>")
                .doesNotContain("p{}");
    }

    @Test
    void a_body_without_a_character_set_is_read_by_what_it_is() throws Exception {
        String body = "Subject: x\n\nEl niño llegó mañana por la tarde y compró caramelos también\n";

        assertThat(said(body, StandardCharsets.UTF_8).text.toString()).contains("niño llegó mañana");
        assertThat(said(body, StandardCharsets.ISO_8859_1).text.toString()).contains("niño llegó mañana");
        assertThat(said(body.replace("\n\n", "\nContent-Type: text/plain; charset=no-such\n\n"), StandardCharsets.UTF_8)
                        .text
                        .toString())
                .contains("niño llegó mañana");
    }

    @Test
    void a_mail_of_apple_has_a_line_before_it() throws Exception {
        byte[] mail = "1234  \nFrom: a@example.org\nSubject: plum\n\nbody\n".getBytes(StandardCharsets.UTF_8);

        assertThat(said("message/x-emlx", mail).findings.get("mail.headers").get("subject"))
                .isEqualTo("plum");
    }

    @Test
    void a_body_without_end_is_cut_and_said_to_be() throws Exception {
        Said said = said("Subject: x\n\n" + "words and words ".repeat(600_000), StandardCharsets.UTF_8);

        assertThat(said.text.length()).isBetween(MailText.MOST, MailText.MOST + 100);
        assertThat(said.problems).singleElement().asString().contains("8 MiB");
    }

    @Test
    void a_mail_that_outlook_saved_is_searched_like_any_other() throws Exception {
        Said said = said("application/vnd.ms-outlook", SavedMail.bytes());

        assertThat(said.findings.get("mail.headers").toString())
                .contains("subject=Boats")
                .contains("from=\"Ana\" <ana@example.org>")
                .contains("to=[\"Ben\" <ben@example.org>]")
                .contains("date=2024-03-01T12:00:00Z")
                .contains("zone=utc")
                .contains("attachments=2");
        assertThat(said.text.toString()).contains("The boats are blue.");
    }
}
