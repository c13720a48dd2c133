package org.lapwing.evidence.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an error of the file system means, as the end of a sentence that begins with the thing. */
final class Reasons {

    private Reasons() {}

    static String of(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "may not be read by this user; give the user the right to read it, or copy the evidence.";
        }
        if (e instanceof NoSuchFileException) {
            return "was there when its folder was listed, and gone when it was to be read.";
        }
        String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if ("File name too long".equals(why)) {
            return "has a path that is longer than this system can open; mount the evidence nearer to the root.";
        }
        if (why != null && why.startsWith("Too many levels of symbolic links")) {
            return "became a link after its folder was listed; links are not followed.";
        }
        return "cannot be read: the system says '" + (why == null ? e.getClass().getSimpleName() : why)
                + "'. Check the disk before it is taken for damaged.";
    }
}
