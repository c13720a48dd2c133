package org.lapwing.evidence.folder;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.ShownName;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.EntrySink;

/** One walk from top to bottom, each folder in the order of the bytes of its names. */
final class Walk {

    private final EntrySink sink;
    private final FolderReader reader;
    private final Texts texts;
    private final Reasons reasons;
    // A stack of our own: ten thousand folders in each other are no reason to fall over.
    private final List<Found> stack = new ArrayList<>();

    Walk(EntrySink sink, FolderReader reader, Texts texts) {
        this.sink = sink;
        this.reader = reader;
        this.texts = texts;
        this.reasons = new Reasons(texts);
    }

    void from(Path root) throws IOException, InterruptedException {
        try {
            push(root, "", "");
        } catch (IOException e) {
            throw reasons.of(texts.get("the.folder", root.toString()), e);
        }
        while (!stack.isEmpty() && !sink.cancelled()) {
            visit(stack.removeLast());
        }
    }

    private void visit(Found found) throws InterruptedException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(found.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                push(found.path(), found.locator(), found.shown());
                return;
            }
        } catch (IOException e) {
            sink.unread(found.locator(), found.shown(), ItemState.UNREADABLE, reasons.sentence(texts.get("this"), e));
            return;
        }
        if (attributes.isRegularFile()) {
            sink.entry(reader.entry(found.locator(), found.shown(), found.path(), attributes));
        } else if (attributes.isSymbolicLink()) {
            sink.unread(found.locator(), found.shown(), ItemState.SEALED, link(found.path()));
        } else {
            sink.unread(found.locator(), found.shown(), ItemState.SEALED, texts.get("special"));
        }
    }

    private void push(Path folder, String locator, String shown) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Collections.reverseOrder());
        for (Path child : children) {
            byte[] name = Names.bytes(child);
            String text = ShownName.of(name);
            stack.add(new Found(child, Locators.child(locator, name), shown.isEmpty() ? text : shown + "/" + text));
        }
    }

    private String link(Path file) {
        try {
            return texts.get("link", Names.shown(Files.readSymbolicLink(file)));
        } catch (IOException e) {
            return texts.get("link.unreadable");
        }
    }

    private record Found(Path path, String locator, String shown) {}
}
