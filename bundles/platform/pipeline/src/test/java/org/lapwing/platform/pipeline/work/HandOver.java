package org.lapwing.platform.pipeline.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;

/** Bytes as a content, which can be made to fail while they are read. */
record HandOver(String name, byte[] bytes, long failsAt) implements Content {

    static HandOver of(String text) {
        return new HandOver("it.txt", text.getBytes(StandardCharsets.UTF_8), Long.MAX_VALUE);
    }

    @Override
    public ContentId id() {
        return hashes().sha256();
    }

    @Override
    public Hashes hashes() {
        return new Hashes(hex("MD5"), hex("SHA-1"), new ContentId(hex("SHA-256")));
    }

    private String hex(String algorithm) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String mediaType() {
        return "text/plain";
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (pos >= failsAt) {
                    sneaky(new IOException("The disk has a bad sector."));
                }
                return super.read(into, offset, length);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Exception> void sneaky(Exception e) throws E {
        throw (E) e;
    }

    @Override
    public Path file() {
        throw new AssertionError("No worker shares a disk with this process");
    }
}
