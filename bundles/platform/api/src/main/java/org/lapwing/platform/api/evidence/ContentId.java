package org.lapwing.platform.api.evidence;

import java.util.regex.Pattern;

/**
 * The identity of bytes: their SHA-256 in 64 lower-case hexadecimal digits. Equal bytes have one identity in a case, whatever they
 * are called and wherever they lie.
 */
public record ContentId(String sha256) implements Comparable<ContentId> {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public ContentId {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 in 64 lower-case hexadecimal digits: " + sha256);
        }
    }

    @Override
    public int compareTo(ContentId other) {
        return sha256.compareTo(other.sha256);
    }

    @Override
    public String toString() {
        return sha256;
    }
}
