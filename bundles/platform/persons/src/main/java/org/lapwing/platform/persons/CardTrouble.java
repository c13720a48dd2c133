package org.lapwing.platform.persons;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keeps a smart card from doing what it was asked. */
final class CardTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final Why why;

    CardTrouble(Why why, @Nullable Throwable cause) {
        super(why + (cause == null ? "" : ": " + words(cause)), cause);
        this.why = why;
    }

    Why why() {
        return why;
    }

    /** The key of the sentence for people. */
    String sentence() {
        return "key_card." + why.name().toLowerCase(Locale.ROOT);
    }

    /** Libraries say what is wrong in the names of PKCS#11, which Java passes on in a message and in nothing else. */
    static CardTrouble of(Throwable failure, Why otherwise) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Why told = told(String.valueOf(cause.getMessage()));
            if (told != null) {
                return new CardTrouble(told, failure);
            }
        }
        return new CardTrouble(otherwise, failure);
    }

    /** Before anything was done with it, one that does not answer is one that is not there. */
    CardTrouble onOpening() {
        return why == Why.GONE ? new CardTrouble(Why.NO_CARD, getCause()) : this;
    }

    private static @Nullable Why told(String message) {
        if (message.contains("CKR_PIN_LOCKED")) {
            return Why.LOCKED;
        }
        if (message.contains("CKR_PIN_")) {
            return Why.WRONG_PIN;
        }
        if (message.contains("CKR_TOKEN_NOT_PRESENT")
                || message.contains("CKR_DEVICE_REMOVED")
                || message.contains("CKR_SLOT_ID_INVALID")
                || message.contains("Token has been removed")) {
            return Why.GONE;
        }
        return null;
    }

    private static String words(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    /** One sentence for each. */
    enum Why {
        /** The library is absent or is none of PKCS#11. */
        NO_LIBRARY,
        /** No card in that slot, or none that was set up. */
        NO_CARD,
        WRONG_PIN,
        /** After too many wrong PINs. */
        LOCKED,
        /** It was taken out, or its reader was. */
        GONE,
        /** It holds keys, and not those of this person, or none. */
        OTHER,
        /** It does not make or use keys of this kind. */
        REFUSED
    }
}
