package org.lapwing.evidence.mail;

import com.pff.PSTAttachment;
import com.pff.PSTException;
import com.pff.PSTFile;
import com.pff.PSTFolder;
import com.pff.PSTMessage;
import com.pff.PSTObject;
import com.pff.PSTRecipient;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/**
 * An Outlook data file (pst, ost): each of its mails, contacts and appointments as a mail that is written from its properties.
 * Locators are {@code n} and the number of the node.
 */
record OutlookStore(Texts texts) implements MailFormat {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NAME = 80;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        try (SeekableFile file = open(container)) {
            PSTFolder root;
            try {
                root = file.pst().getRootFolder();
            } catch (PSTException | RuntimeException e) {
                throw damaged(e);
            }
            new Walk(file.pst(), allowance, sink).folder(root, "", 0);
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        if (!locator.matches("n\\d{1,18}")) {
            throw new IOException(texts.get("locator", locator, container.name()));
        }
        SeekableFile file = open(container);
        try {
            PSTObject found = PSTObject.detectAndLoadPSTObject(file.pst(), Long.parseLong(locator.substring(1)));
            if (found instanceof PSTMessage message) {
                return new FilterInputStream(written(message)) {
                    @Override
                    public void close() throws IOException {
                        super.close();
                        file.close();
                    }
                };
            }
            throw new IOException(texts.get("locator", locator, container.name()));
        } catch (PSTException | RuntimeException e) {
            file.close();
            throw damaged(e);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private SeekableFile open(Container container) throws IOException {
        ChannelContent content = new ChannelContent(container.channel());
        try {
            return new SeekableFile(new PSTFile(content), content);
        } catch (PSTException | RuntimeException e) {
            content.close();
            throw damaged(e);
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    private IOException damaged(Exception e) {
        return new IOException(texts.get("pst.damaged", Flaw.of(e, texts)), e);
    }

    private InputStream written(PSTMessage message) throws IOException {
        return new WrittenMail(letter(message), "outlook data file, node " + message.getDescriptorNodeId());
    }

    private Letter letter(PSTMessage message) throws IOException {
        try {
            List<String> to = new ArrayList<>();
            List<String> cc = new ArrayList<>();
            List<String> bcc = new ArrayList<>();
            for (int i = 0; i < message.getNumberOfRecipients(); i++) {
                PSTRecipient recipient = message.getRecipient(i);
                List<String> list =
                        switch (recipient.getRecipientType()) {
                            case PSTRecipient.MAPI_CC -> cc;
                            case PSTRecipient.MAPI_BCC -> bcc;
                            default -> to;
                        };
                String smtp = recipient.getSmtpAddress();
                list.add(address(recipient.getDisplayName(), blank(smtp) ? recipient.getEmailAddress() : smtp));
            }
            List<Letter.Attached> attached = new ArrayList<>();
            for (int i = 0; i < message.getNumberOfAttachments(); i++) {
                attached.add(attached(message, i));
            }
            Date sent = message.getClientSubmitTime();
            sent = sent == null ? message.getMessageDeliveryTime() : sent;
            return new Letter(
                    message.getTransportMessageHeaders(),
                    address(message.getSenderName(), message.getSenderEmailAddress()),
                    to,
                    cc,
                    bcc,
                    message.getSubject(),
                    message.getInternetMessageId(),
                    message.getInReplyToId(),
                    sent == null ? null : Instant.ofEpochMilli(sent.getTime()),
                    none(message.getBody()),
                    none(message.getBodyHTML()),
                    none(message.getRTFBody()),
                    attached);
        } catch (PSTException | RuntimeException e) {
            throw damaged(e);
        }
    }

    private Letter.Attached attached(PSTMessage message, int number) throws PSTException, IOException {
        PSTAttachment attachment = message.getAttachment(number);
        String name = blank(attachment.getLongFilename()) ? attachment.getFilename() : attachment.getLongFilename();
        PSTMessage nested = attachment.getAttachMethod() == PSTAttachment.ATTACHMENT_METHOD_EMBEDDED
                ? attachment.getEmbeddedPSTMessage()
                : null;
        return new Letter.Attached(
                nested != null && blank(name) ? nested.getSubject() : name,
                attachment.getMimeTag(),
                attachment.getContentId(),
                nested != null
                        ? null
                        : () -> {
                            try {
                                InputStream in = attachment.getFileInputStream();
                                return in == null ? InputStream.nullInputStream() : in;
                            } catch (PSTException | RuntimeException e) {
                                throw damaged(e);
                            }
                        },
                nested == null ? null : () -> letter(nested));
    }

    static String address(@Nullable String name, @Nullable String address) {
        String label = name == null ? "" : name;
        if (address == null || address.isBlank()) {
            return label;
        }
        return label.isBlank() || label.equals(address)
                ? address
                : "\"" + label.replace("\"", "'").replace("\\", "/") + "\" <" + address + ">";
    }

    /** Some texts are kept with the zero that ended them in memory. */
    private static @Nullable String withoutEnd(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static @Nullable String none(@Nullable String text) {
        return blank(text) ? null : text;
    }

    /** One walk through the folders. */
    private final class Walk {

        private final PSTFile file;
        private final Allowance allowance;
        private final EntrySink sink;
        private final Set<Long> seen = new HashSet<>();
        private boolean over;

        Walk(PSTFile file, Allowance allowance, EntrySink sink) {
            this.file = file;
            this.allowance = allowance;
            this.sink = sink;
        }

        void folder(PSTFolder folder, String path, int depth) throws InterruptedException {
            if (depth > DEEPEST || !seen.add(folder.getDescriptorNodeId())) {
                sink.containerProblem(texts.get("pst.folder.loop", path));
                return;
            }
            mails(folder, path);
            List<PSTFolder> folders;
            try {
                folders = new ArrayList<>(folder.getSubFolders());
            } catch (PSTException | IOException | RuntimeException e) {
                sink.containerProblem(texts.get("pst.folder", path, Flaw.of(e, texts)));
                return;
            }
            for (PSTFolder inner : folders) {
                if (over || sink.cancelled()) {
                    return;
                }
                if (inner.getNodeType() == PSTObject.NID_TYPE_SEARCH_FOLDER) {
                    // It only shows mails that lie in other folders.
                    continue;
                }
                String name =
                        Labels.part(inner.getDisplayName(), "folder " + inner.getDescriptorNodeId(), LONGEST_NAME);
                folder(inner, path + name + "/", depth + 1);
            }
        }

        private void mails(PSTFolder folder, String path) throws InterruptedException {
            int failures = 0;
            while (!over && !sink.cancelled()) {
                PSTObject next;
                try {
                    next = folder.getNextChild();
                } catch (PSTException | IOException | RuntimeException e) {
                    if (++failures > 20) {
                        sink.containerProblem(texts.get("pst.folder", path, Flaw.of(e, texts)));
                        return;
                    }
                    continue;
                }
                if (next == null) {
                    break;
                }
                mail(next, path);
            }
            if (failures > 0) {
                sink.containerProblem(texts.get("pst.lost", path, failures));
            }
        }

        private void mail(PSTObject object, String path) throws InterruptedException {
            long node = object.getDescriptorNodeId();
            String locator = "n" + node;
            if (!seen.add(node)) {
                return;
            }
            if (!allowance.another()) {
                sink.containerProblem(allowance.tooMany());
                over = true;
                return;
            }
            if (!(object instanceof PSTMessage message)) {
                sink.unread(locator, path + node, ItemState.UNREADABLE, texts.get("pst.other"));
                return;
            }
            String name;
            Instant modified;
            try {
                name = node + " "
                        + Labels.part(withoutEnd(message.getSubject()), message.getMessageClass(), LONGEST_NAME);
                Date sent = message.getClientSubmitTime();
                modified = sent == null ? null : Instant.ofEpochMilli(sent.getTime());
            } catch (RuntimeException e) {
                name = Long.toString(node);
                modified = null;
            }
            sink.entry(new Entry(locator, path + name + ".eml", -1, modified, () -> allowance.counted(again(node))));
        }

        /** Loaded again, so that what was wrong with it comes up where its bytes are read. */
        private InputStream again(long node) throws IOException {
            try {
                return PSTObject.detectAndLoadPSTObject(file, node) instanceof PSTMessage message
                        ? written(message)
                        : InputStream.nullInputStream();
            } catch (PSTException | RuntimeException e) {
                throw damaged(e);
            }
        }
    }

    /** The library's file and what it reads from. */
    private record SeekableFile(PSTFile pst, ChannelContent content) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
