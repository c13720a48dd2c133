package org.lapwing.evidence.mail;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.Contained;
import org.lapwing.product.fuzz.KeysAsTexts;
import org.lapwing.product.fuzz.ReadAll;

class MailFuzzTest {

    private static final ReadingBounds BOUNDS = new ReadingBounds(4, 100, 4 << 20, 250);
    private static final String MAIL = """
            From: =?utf-8?q?Ana?= <ana@example.org>
            To: ben@example.org
            Date: Mon, 2 Mar 2026 10:11:12 +0100
            Subject: the boat
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            a heron
            --b
            Content-Type: application/octet-stream
            Content-Disposition: attachment; filename*0*=utf-8''a%20b; filename*1=.txt
            Content-Transfer-Encoding: base64

            YSBoZXJvbg==
            --b--
            """;

    private final MailReader reader = new MailReader(new KeysAsTexts());

    static Stream<byte[]> mails() {
        return Stream.of(MAIL, MAIL.replace("\n", "\r\n")).map(Checks::utf8);
    }

    static Stream<byte[]> boxes() {
        String from = "From ana@example.org Mon Mar  2 10:11:12 2026\n";
        return Stream.of(Checks.utf8(from + MAIL + "\n>From here\n\n" + from + MAIL));
    }

    static Stream<byte[]> values() {
        return Stream.of("Mon, 2 Mar 2026 10:11:12 +0100", "utf-8''a%20b", "2-Mar-26 1:2 EST")
                .map(Checks::utf8);
    }

    @MethodSource("mails")
    @FuzzTest
    void a_mail_of_any_bytes_is_read_or_refused(byte[] bytes) throws Exception {
        walk(bytes, "message/rfc822");
        try {
            MailText.of(new ByteArrayInputStream(bytes), new KeysAsTexts());
        } catch (IOException refused) {
            Checks.said(refused);
        }
    }

    @MethodSource("boxes")
    @FuzzTest
    void a_mailbox_of_any_bytes_is_walked_or_refused(byte[] bytes) throws Exception {
        walk(bytes, "application/mbox");
    }

    @MethodSource("values")
    @FuzzTest
    void a_field_of_any_text_is_read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        MailDate.of(text);
        Rfc2231.decoded(text);
    }

    private void walk(byte[] bytes, String type) throws InterruptedException {
        try {
            reader.walk(new Contained(bytes, type), BOUNDS, new ReadAll());
        } catch (IOException refused) {
            Checks.said(refused);
        }
    }
}
