package org.lapwing.platform.api.persons;

/** What the two keys of a person are. Either kind signs with 64 bytes. */
public enum KeyKind {

    /** Ed25519 and X25519, 32 bytes each, as RFC 8032 and RFC 7748 write them; kept in a file under a passphrase. */
    CURVE25519(32),

    /**
     * NIST P-256, for smart cards: points of 65 bytes, {@code 04 || x || y}. Signatures are ECDSA with SHA-256 as {@code r || s}, with s
     * in the lower half of its range, so that nobody makes a second signature of one.
     */
    P256(65);

    private final int bytes;

    KeyKind(int bytes) {
        this.bytes = bytes;
    }

    /** Length of a public key. */
    public int bytes() {
        return bytes;
    }
}
