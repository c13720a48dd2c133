package org.lapwing.evidence.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.lapwing.platform.api.language.Texts;

/** What an error of the file system means, as a sentence that begins with the thing. */
record Reasons(Texts texts) {

    IOException of(String thing, IOException e) {
        return new IOException(sentence(thing, e), e);
    }

    String sentence(String thing, IOException e) {
        if (e instanceof AccessDeniedException) {
            return texts.get("denied", thing);
        }
        if (e instanceof NoSuchFileException) {
            return texts.get("vanished", thing);
        }
        String why = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        if ("File name too long".equals(why)) {
            return texts.get("long", thing);
        }
        if (why != null && why.startsWith("Too many levels of symbolic links")) {
            return texts.get("became.link", thing);
        }
        return texts.get("unreadable", thing, why == null ? e.getClass().getSimpleName() : why);
    }
}
