package org.lapwing.platform.search;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.StoreFailure;

/** Says what it means when the index cannot be read or written. */
record Failures(Texts texts) {

    StoreFailure of(Throwable failure) {
        if (noSpace(failure)) {
            return new StoreFailure(texts.get("index.space"), true, failure);
        }
        return switch (failure) {
            case IndexFormatTooNewException newer -> plain("index.newer", newer);
            case IndexFormatTooOldException older -> plain("index.older", older);
            case CorruptIndexException damaged -> plain("index.damaged", damaged);
            case LockObtainFailedException locked -> plain("index.locked", locked);
            default -> plain("index.failed", failure);
        };
    }

    private StoreFailure plain(String key, Throwable failure) {
        return new StoreFailure(texts.get(key, String.valueOf(failure.getMessage())), false, failure);
    }

    private static boolean noSpace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
            if (cause instanceof IOException && message != null) {
                String lower = message.toLowerCase(Locale.ROOT);
                if (lower.contains("no space") || lower.contains("not enough space") || lower.contains("quota")) {
                    return true;
                }
            }
        }
        return false;
    }
}
