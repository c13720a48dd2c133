package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.StoreFailure;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the database or the disk says into sentences. */
final class Failures {

    private static final long NEXT_TO_NOTHING = 1 << 20;
    private static final Set<SQLiteErrorCode> BROKEN = Set.of(
            SQLiteErrorCode.SQLITE_CORRUPT,
            SQLiteErrorCode.SQLITE_NOTADB,
            SQLiteErrorCode.SQLITE_CORRUPT_VTAB,
            SQLiteErrorCode.SQLITE_CORRUPT_SEQUENCE,
            SQLiteErrorCode.SQLITE_CORRUPT_INDEX);

    private final Texts texts;
    private final Path folder;

    Failures(Texts texts, Path folder) {
        this.texts = texts;
        this.folder = folder;
    }

    StoreFailure of(SQLException e) {
        if (noSpace(e)) {
            return new StoreFailure(texts.get("store.no_space", folder), true, e);
        }
        if (damaged(e)) {
            return new StoreFailure(texts.get("store.damaged", folder), false, e);
        }
        return new StoreFailure(texts.get("store.failed", folder, String.valueOf(e.getMessage())), false, e);
    }

    StoreFailure of(IOException e) {
        return noSpace(e)
                ? new StoreFailure(texts.get("store.no_space", folder), true, e)
                : new StoreFailure(texts.get("store.failed", folder, reason(e)), false, e);
    }

    /** What was to be added is not there. */
    StoreFailure noSource(Path source, IOException e) {
        return new StoreFailure(texts.get("intake.no_source", source, reason(e)), false, e);
    }

    boolean noSpace(Throwable e) {
        SQLiteErrorCode code = code(e);
        if (code == SQLiteErrorCode.SQLITE_FULL) {
            return true;
        }
        String message = String.valueOf(e.getMessage());
        if (e instanceof IOException && (message.contains("No space left") || message.contains("not enough space"))) {
            return true;
        }
        return code != null
                && (code.name().startsWith("SQLITE_IOERR") || code == SQLiteErrorCode.SQLITE_CANTOPEN)
                && diskFull();
    }

    static boolean damaged(Throwable e) {
        SQLiteErrorCode code = code(e);
        return code != null && BROKEN.contains(code);
    }

    /** Whether somebody else has it open. */
    static boolean busy(Throwable e) {
        SQLiteErrorCode code = code(e);
        return code != null
                && (code.name().startsWith("SQLITE_BUSY") || code.name().startsWith("SQLITE_LOCKED"));
    }

    static boolean readOnly(Throwable e) {
        SQLiteErrorCode code = code(e);
        return code != null && code.name().startsWith("SQLITE_READONLY")
                || e instanceof java.nio.file.ReadOnlyFileSystemException
                || String.valueOf(e.getMessage()).contains("Read-only file system");
    }

    /** Why a file could not be used, without the class name that Java puts there. */
    static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException denied
                ? "access denied: " + denied.getFile()
                : e instanceof java.nio.file.NoSuchFileException gone
                        ? "no such file: " + gone.getFile()
                        : String.valueOf(e.getMessage());
    }

    private boolean diskFull() {
        try {
            return Files.getFileStore(folder).getUsableSpace() < NEXT_TO_NOTHING;
        } catch (IOException e) {
            return false;
        }
    }

    private static @Nullable SQLiteErrorCode code(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode();
            }
        }
        return null;
    }
}
