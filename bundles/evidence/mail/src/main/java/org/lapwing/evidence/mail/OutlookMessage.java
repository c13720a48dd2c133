package org.lapwing.evidence.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.datatypes.ByteChunk;
import org.apache.poi.hsmf.datatypes.RecipientChunks;
import org.apache.poi.hsmf.datatypes.StringChunk;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** What is attached to a mail that Outlook saved as a file (msg). Locators are {@code a} and the number of the attachment. */
record OutlookMessage(Texts texts) implements MailFormat {

    /** The library holds the file in memory. */
    static final long LARGEST = 256L << 20;

    private static final int DEEPEST = 16;
    private static final int LONGEST_NAME = 255;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        Letter letter = read(container.size(), container.channel());
        List<Letter.Attached> attached = letter.attached();
        for (int i = 0; i < attached.size() && !sink.cancelled(); i++) {
            if (!allowance.another()) {
                sink.containerProblem(allowance.tooMany());
                return;
            }
            Letter.Attached one = attached.get(i);
            String locator = "a" + i;
            String name = name(one, i);
            if (one.bytes() == null && one.letter() == null) {
                sink.unread(locator, name, ItemState.UNREADABLE, texts.get("msg.object"));
            } else {
                sink.entry(new Entry(locator, name, -1, null, () -> allowance.counted(bytes(one))));
            }
        }
        if (letter.rtf() != null && letter.text() == null && letter.html() == null && !sink.cancelled()) {
            sink.entry(new Entry("body", "body.rtf", -1, null, () -> allowance.counted(rtf(letter))));
        }
    }

    private static InputStream rtf(Letter letter) {
        return new ByteArrayInputStream(String.valueOf(letter.rtf()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String name(Letter.Attached one, int number) {
        String ending = one.letter() == null ? "" : ".eml";
        return Labels.part(
                one.name() == null ? null : one.name() + ending, "attachment " + number + ending, LONGEST_NAME);
    }

    private InputStream bytes(Letter.Attached one) throws IOException {
        Letter.Nested nested = one.letter();
        if (nested != null) {
            return new WrittenMail(nested.read(), "outlook message, attached");
        }
        Letter.Bytes bytes = one.bytes();
        if (bytes == null) {
            throw new IOException(texts.get("msg.object"));
        }
        return bytes.open();
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Letter letter = read(container.size(), container.channel());
        if (locator.equals("body") && letter.rtf() != null) {
            return rtf(letter);
        }
        if (!locator.matches("a\\d{1,6}")
                || Integer.parseInt(locator.substring(1)) >= letter.attached().size()) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        return bytes(letter.attached().get(Integer.parseInt(locator.substring(1))));
    }

    Letter read(long size, java.nio.channels.SeekableByteChannel channel) throws IOException {
        try (InputStream in = Channels.all(channel)) {
            return read(size, in);
        }
    }

    Letter read(long size, InputStream in) throws IOException {
        if (size > LARGEST) {
            throw new IOException(texts.get("msg.large", size, LARGEST));
        }
        try {
            return letter(new MAPIMessage(new POIFSFileSystem(in)), 0);
        } catch (RuntimeException e) {
            throw new IOException(texts.get("msg.damaged", Flaw.of(e, texts)), e);
        }
    }

    private Letter letter(MAPIMessage message, int depth) throws IOException {
        message.setReturnNullOnMissingChunk(true);
        if (message.has7BitEncodingStrings()) {
            message.guess7BitEncoding();
        }
        try {
            String[] lines = message.getHeaders();
            Calendar date = message.getMessageDate();
            List<String> to = new ArrayList<>();
            for (RecipientChunks recipient : message.getRecipientDetailsChunks()) {
                to.add(OutlookStore.address(recipient.getRecipientName(), recipient.getRecipientEmailAddress()));
            }
            List<Letter.Attached> attached = new ArrayList<>();
            for (AttachmentChunks chunks : message.getAttachmentFiles()) {
                attached.add(attached(chunks, depth));
            }
            String display = message.getDisplayTo();
            return new Letter(
                    lines == null ? null : String.join("\r\n", lines),
                    OutlookStore.address(
                            message.getDisplayFrom(),
                            value(message.getMainChunks().getEmailFromChunk())),
                    to.isEmpty() && display != null ? List.of(display) : to,
                    List.of(),
                    List.of(),
                    message.getSubject(),
                    value(message.getMainChunks().getMessageId()),
                    null,
                    date == null ? null : Instant.ofEpochMilli(date.getTimeInMillis()),
                    message.getTextBody(),
                    message.getHtmlBody(),
                    message.getRtfBody(),
                    attached);
        } catch (ChunkNotFoundException e) {
            throw new IOException(texts.get("msg.damaged", Flaw.of(e, texts)), e);
        }
    }

    private Letter.Attached attached(AttachmentChunks chunks, int depth) throws IOException {
        String name = value(chunks.getAttachLongFileName());
        name = name == null ? value(chunks.getAttachFileName()) : name;
        name = name == null ? value(chunks.getAttachDisplayName()) : name;
        ByteChunk data = chunks.getAttachData();
        if (data == null && chunks.isEmbeddedMessage() && depth < DEEPEST) {
            MAPIMessage nested = chunks.getEmbeddedMessage();
            return new Letter.Attached(name, null, null, null, () -> letter(nested, depth + 1));
        }
        byte[] bytes = data == null ? null : data.getValue();
        return new Letter.Attached(
                name,
                value(chunks.getAttachMimeTag()),
                value(chunks.getAttachContentId()),
                bytes == null ? null : () -> new ByteArrayInputStream(bytes),
                null);
    }

    private static @Nullable String value(@Nullable StringChunk chunk) {
        return chunk == null || chunk.getValue() == null || chunk.getValue().isBlank() ? null : chunk.getValue();
    }
}
