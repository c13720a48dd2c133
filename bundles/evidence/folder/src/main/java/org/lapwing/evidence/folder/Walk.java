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
import org.lapwing.platform.api.reading.EntrySink;

/** One walk from top to bottom, each folder in the order of the bytes of its names. */
final class Walk {

    private static final String LINKS =
            "links are not followed, so that nothing outside the exhibit is read and nothing is read twice.";

    private final EntrySink sink;
    // A stack of our own: ten thousand folders in each other are no reason to fall over.
    private final List<Found> stack = new ArrayList<>();

    Walk(EntrySink sink) {
        this.sink = sink;
    }

    void from(Path root) throws IOException, InterruptedException {
        try {
            push(root, "", "");
        } catch (IOException e) {
            throw new IOException("The folder '" + root + "' " + Reasons.of(e), e);
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
            sink.unread(found.locator(), found.shown(), ItemState.UNREADABLE, "This " + Reasons.of(e));
            return;
        }
        if (attributes.isRegularFile()) {
            sink.entry(FolderReader.entry(found.locator(), found.shown(), found.path(), attributes));
        } else if (attributes.isSymbolicLink()) {
            sink.unread(found.locator(), found.shown(), ItemState.SEALED, link(found.path()));
        } else {
            sink.unread(
                    found.locator(),
                    found.shown(),
                    ItemState.SEALED,
                    "A device, pipe or socket: it has no content of its own and was not opened.");
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
            String text = Names.text(name);
            stack.add(new Found(child, Locators.child(locator, name), shown.isEmpty() ? text : shown + "/" + text));
        }
    }

    private static String link(Path file) {
        try {
            return "A link to '" + Names.shown(Files.readSymbolicLink(file)) + "'; " + LINKS;
        } catch (IOException e) {
            return "A link whose target cannot be read; " + LINKS;
        }
    }

    private record Found(Path path, String locator, String shown) {}
}
