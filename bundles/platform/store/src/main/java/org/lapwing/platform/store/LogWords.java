package org.lapwing.platform.store;

import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the log holds of a search: how many words, and a digest under a key that only those who see the content have. They can show that
 * a certain question was asked; an auditor sees that, when and why something was asked, and whether twice the same.
 */
final class LogWords {

    private LogWords() {}

    static String detail(String question, byte[] key) {
        String folded = Normalizer.normalize(question, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
        int words = folded.isEmpty() ? 0 : folded.split(" ").length;
        String counted = "words " + words;
        return key.length == 0 ? counted : counted + ", digest " + digest(folded, key);
    }

    private static String digest(String folded, byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return LogHash.hex(Arrays.copyOf(mac.doFinal(LogHash.text(folded)), 16));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256", e);
        }
    }
}
