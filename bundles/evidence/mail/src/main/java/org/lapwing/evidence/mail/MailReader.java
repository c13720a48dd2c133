package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads what mail is kept in: the mails of an mbox or an Outlook data file, and what is attached to a mail. Names in a mail are labels:
 * no file is ever made from them. It names no type of the libraries, so that they are loaded by the first mail.
 */
@Component
public final class MailReader implements EvidenceReader {

    private final Texts texts;

    @Activate
    public MailReader(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public boolean opens(Container container) {
        return format(container) != null;
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink)
            throws IOException, InterruptedException {
        required(container).walk(container, new Allowance(bounds, texts), sink);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        return required(container).open(container, locator);
    }

    private MailFormat required(Container container) throws IOException {
        MailFormat format = format(container);
        if (format == null) {
            throw new IOException(texts.get("kind", container.name(), String.valueOf(container.mediaType())));
        }
        return format;
    }

    private @Nullable MailFormat format(Container container) {
        String type = container.mediaType();
        if (type == null) {
            return null;
        }
        return switch (type) {
            case "message/rfc822", "message/x-emlx" -> new MimeMail(texts);
            case "application/mbox" -> new Mbox(texts);
            case "application/vnd.ms-outlook" -> new OutlookMessage(texts);
            case "application/vnd.ms-outlook-pst" -> new OutlookStore(texts);
            default -> null;
        };
    }
}
