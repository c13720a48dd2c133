package org.lapwing.platform.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.lapwing.platform.api.language.Texts;

/** Turns what the file system throws into sentences: its own messages are often only a name. */
final class InputOutput {

    private InputOutput() {}

    static String sentence(Texts texts, IOException failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case NoSuchFileException absent -> texts.get("file.absent", String.valueOf(absent.getFile()));
            case AccessDeniedException denied -> texts.get("file.denied", String.valueOf(denied.getFile()));
            case FileAlreadyExistsException taken -> texts.get("file.exists", String.valueOf(taken.getFile()));
            case FileSystemException other
            when other.getReason() != null ->
                texts.get("file.other", String.valueOf(other.getFile()), other.getReason());
            default ->
                message != null && message.contains(" ")
                        ? message
                        : texts.get(
                                "file.other",
                                String.valueOf(message),
                                failure.getClass().getSimpleName());
        };
    }
}
