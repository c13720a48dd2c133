package org.lapwing.evidence.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;

/**
 * Embedded objects, pictures and sounds of a compound file. Locators are {@code o}, {@code p} or {@code s} and the number of the
 * object, picture or sound. An embedded document that is a folder of the file, not a file, is written as a compound file of its own.
 */
final class OleDocument implements OpenedDocument {

    /** The parsers hold a document in memory. */
    static final long MOST = 128L << 20;

    private static final String PACKED_FILE = Ole10Native.OLE10_NATIVE;
    private static final List<String> FILES = List.of("Package", "CONTENTS", "EmbeddedOdf");
    private static final Set<String> DOCUMENTS = Set.of(
            "WordDocument",
            "Workbook",
            "Book",
            "PowerPoint Document",
            "VisioDocument",
            "__properties_version1.0",
            "EncryptedPackage");
    private static final Set<String> OWN = Set.of(
            "Macros",
            "VBA",
            "_VBA_PROJECT_CUR",
            "_VBA_PROJECT",
            "MsoDataStore",
            "_xmlsignatures",
            "_signatures",
            "\u0006DataSpaces",
            "_SX_DB_CUR");
    private static final int DEEPEST = 16;

    private final Texts texts;
    private final POIFSFileSystem file;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int objects;

    private OleDocument(POIFSFileSystem file, Texts texts) {
        this.file = file;
        this.texts = texts;
    }

    static OpenedDocument of(Container container, Texts texts) throws IOException {
        if (container.size() > MOST) {
            throw new IOException(texts.get("document.large", MOST >> 20));
        }
        POIFSFileSystem file;
        try (SeekableByteChannel channel = container.channel();
                InputStream in = Channels.newInputStream(channel)) {
            file = new POIFSFileSystem(in);
        }
        OleDocument opened = new OleDocument(file, texts);
        try {
            opened.look(container.name());
            return opened;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void look(String name) {
        DirectoryNode root = file.getRoot();
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            parts.add(Part.closed("o", texts.get("parts.encrypted.name"), texts.get("parts.encrypted")));
            return;
        }
        boolean document = DOCUMENTS.stream().anyMatch(root::hasEntryCaseInsensitive);
        if (!document) {
            object(root, Labels.first("object", name));
        }
        folders(root, 0);
        OlePictures.of(root, texts, parts, problems);
    }

    /** In order of their names, which is the same in every walk. */
    private void folders(DirectoryEntry folder, int depth) {
        List<DirectoryNode> found = new ArrayList<>();
        for (Entry entry : folder) {
            if (entry instanceof DirectoryNode inner && !OWN.contains(entry.getName())) {
                found.add(inner);
            }
        }
        found.sort(Comparator.comparing(DirectoryNode::getName));
        for (DirectoryNode inner : found) {
            if (DOCUMENTS.stream().anyMatch(inner::hasEntryCaseInsensitive)) {
                add(inner.getName() + ".ole", () -> rebuilt(inner));
            } else if (!object(inner, inner.getName()) && depth < DEEPEST) {
                folders(inner, depth + 1);
            }
        }
    }

    private boolean object(DirectoryNode folder, String name) {
        if (folder.hasEntryCaseInsensitive(PACKED_FILE)) {
            Ole10Native packed;
            try {
                packed = Ole10Native.createFromEmbeddedOleObject(folder);
            } catch (IOException | Ole10NativeException | RuntimeException e) {
                add(name + ".bin", () -> stream(folder, PACKED_FILE));
                return true;
            }
            String label = Labels.first(name + ".bin", packed.getLabel(), packed.getFileName(), packed.getCommand());
            byte[] bytes = packed.getDataBuffer();
            add(label, () -> new ByteArrayInputStream(bytes));
            return true;
        }
        for (String inner : FILES) {
            if (folder.hasEntryCaseInsensitive(inner) && entry(folder, inner) instanceof DocumentEntry) {
                add(name + ".bin", () -> stream(folder, inner));
                return true;
            }
        }
        return false;
    }

    private void add(String name, org.lapwing.platform.api.reading.Entry.Bytes bytes) {
        parts.add(Part.of("o" + objects++, name, bytes));
    }

    private static Entry entry(DirectoryNode folder, String name) {
        try {
            return folder.getEntryCaseInsensitive(name);
        } catch (IOException e) {
            throw new IllegalStateException("It was there a moment ago", e);
        }
    }

    private static InputStream stream(DirectoryNode folder, String name) throws IOException {
        return new DocumentInputStream((DocumentEntry) entry(folder, name));
    }

    private static InputStream rebuilt(DirectoryNode folder) throws IOException {
        try (POIFSFileSystem own = new POIFSFileSystem();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            EntryUtils.copyNodes(folder, own.getRoot());
            own.getRoot().setStorageClsid(folder.getStorageClsid());
            own.writeFilesystem(out);
            return new ByteArrayInputStream(out.toByteArray());
        }
    }

    @Override
    public List<Part> parts() {
        return parts;
    }

    @Override
    public List<String> problems() {
        return problems;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
