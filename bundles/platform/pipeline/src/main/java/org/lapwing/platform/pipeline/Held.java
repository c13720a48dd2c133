package org.lapwing.platform.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.vault.Vault;

/** Contents as analysers get them. */
final class Held {

    private Held() {}

    /** A content that must be given back. */
    interface Lent extends Content {
        void giveBack();

        /** Up to the first 64 KiB. */
        byte[] head() throws IOException;

        /** Where an item with these bytes lies in its exhibit, for messages. */
        String path();
    }

    /** In memory. */
    record InMemory(
            Hashes hashes,
            byte[] bytes,
            int length,
            String mediaType,
            String name,
            String path,
            Vault vault,
            Spare spare)
            implements Lent {

        @Override
        public ContentId id() {
            return hashes.sha256();
        }

        @Override
        public long size() {
            return length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes, 0, length);
        }

        @Override
        public Path file() throws IOException {
            synchronized (spare) {
                if (spare.scratch == null) {
                    Vault.Scratch scratch = vault.scratch();
                    spare.scratch = scratch;
                    try (var out = Files.newOutputStream(scratch.path())) {
                        out.write(bytes, 0, length);
                    }
                }
                return spare.scratch.path();
            }
        }

        @Override
        public byte[] head() {
            return java.util.Arrays.copyOf(bytes, Math.min(length, MediaTypes.HEAD));
        }

        @Override
        public void giveBack() {
            synchronized (spare) {
                if (spare.scratch != null) {
                    spare.scratch.close();
                    spare.scratch = null;
                }
            }
        }
    }

    /** A file made for a content in memory, if a program asked for one. */
    static final class Spare {
        private Vault.@Nullable Scratch scratch;
    }

    /** In the case, read again each time. */
    record Stored(Hashes hashes, long size, String mediaType, String name, EvidenceBook evidence) implements Lent {

        @Override
        public ContentId id() {
            return hashes.sha256();
        }

        @Override
        public InputStream open() throws IOException {
            return evidence.open(hashes.sha256());
        }

        @Override
        public Path file() throws IOException {
            return evidence.file(hashes.sha256());
        }

        @Override
        public byte[] head() throws IOException {
            try (InputStream in = open()) {
                return in.readNBytes(MediaTypes.HEAD);
            }
        }

        @Override
        public String path() {
            List<Item> items = evidence.itemsOf(id());
            return items.isEmpty() ? name : items.getFirst().path();
        }

        @Override
        public void giveBack() {
            // The case keeps what it lent.
        }
    }
}
