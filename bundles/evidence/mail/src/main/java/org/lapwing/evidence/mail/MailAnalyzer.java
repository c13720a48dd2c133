package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The words of a mail into the index, and its head as a fact {@code mail.headers}. Version 1 of it, each field only where the mail has
 * it: {@code from}, {@code sender}, {@code subject}, {@code messageId}, {@code inReplyTo}, {@code mailer}, {@code originatingIp} as
 * text; {@code to}, {@code cc}, {@code bcc}, {@code replyTo} as lists of text; {@code dateWritten} as it stands; {@code date} in UTC;
 * {@code zone} {@code offset}, {@code utc} or {@code local}, and {@code offset} such as {@code +02:00}; {@code attachments} as a number.
 */
@Component
public final class MailAnalyzer implements Analyzer {

    private final Texts texts;
    private final AnalyzerCard card;

    @Activate
    public MailAnalyzer(@Reference Texts texts) {
        this.texts = texts;
        this.card = new AnalyzerCard(
                        "mail.mail",
                        "1",
                        Set.of("message/rfc822", "message/x-emlx", "application/vnd.ms-outlook"),
                        AnalyzerCard.Cost.MODERATE,
                        true,
                        texts.get("purpose"))
                .inWorker();
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        MailText mail;
        try (InputStream in = content.open()) {
            mail = content.mediaType().equals("application/vnd.ms-outlook")
                    ? MailText.of(new OutlookMessage(texts).read(content.size(), in))
                    : MailText.of(MimeMail.stream(in, content.mediaType()), texts);
        }
        if (!mail.text().isBlank()) {
            findings.text(mail.text());
        }
        if (!mail.facts().isEmpty()) {
            findings.finding("mail.headers", 1, Basis.READ, mail.facts(), 1, texts.get("headers"));
        }
        if (!mail.problem().isEmpty()) {
            findings.problem(mail.problem());
        }
        if (mail.cut()) {
            findings.problem(texts.get("text.cut", MailText.MOST >> 20));
        }
    }
}
