package org.lapwing.platform.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook;
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
            return spare.file(vault, length, this::open);
        }

        @Override
        public byte[] head() {
            return java.util.Arrays.copyOf(bytes, Math.min(length, MediaTypes.HEAD));
        }

        @Override
        public void giveBack() {
            spare.giveBack();
        }
    }

    /** A plain file in memory, made if a program asks for one. */
    static final class Spare {

        private Vault.@Nullable ClearFile file;

        synchronized Path file(Vault vault, long size, Source source) throws IOException {
            Vault.ClearFile made = file;
            if (made == null) {
                made = vault.clearFile(size);
                file = made;
                try (InputStream in = source.open();
                        OutputStream out = Files.newOutputStream(made.path())) {
                    in.transferTo(out);
                } catch (IOException | RuntimeException e) {
                    giveBack();
                    throw e;
                }
            }
            return made.path();
        }

        synchronized void giveBack() {
            if (file != null) {
                file.close();
                file = null;
            }
        }
    }

    /** The bytes to copy. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** In the case, read again each time. */
    record Stored(
            Hashes hashes, long size, String mediaType, String name, EvidenceBook evidence, Vault vault, Spare spare)
            implements Lent {

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
            Optional<Path> own = evidence.onDisk(hashes.sha256());
            return own.isPresent() ? own.get() : spare.file(vault, size, this::open);
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
            spare.giveBack();
        }

        /** With what the card asks for beyond the bytes. */
        Lent with(AnalyzerCard card, FindingBook findings) {
            if (card.companions().isEmpty() && card.reads().isEmpty()) {
                return this;
            }
            return new Accompanied(this, companions(card.companions()), said(card.reads(), findings));
        }

        private List<Companion> companions(Set<String> endings) {
            if (endings.isEmpty()) {
                return List.of();
            }
            List<Companion> companions = new ArrayList<>();
            for (EvidenceBook.Companion each : evidence.companions(id(), endings)) {
                Item item = each.item();
                ContentId content = item.content();
                Hashes known = content == null ? null : evidence.hashes(content).orElse(null);
                String type = item.mediaType();
                if (known != null && type != null) {
                    Stored other = new Stored(known, item.size(), type, item.name(), evidence, vault, new Spare());
                    companions.add(new Companion(each.ending(), each.input(), other));
                }
            }
            return List.copyOf(companions);
        }

        private List<Finding> said(Set<String> kinds, FindingBook findings) {
            return kinds.isEmpty()
                    ? List.of()
                    : findings.on(Target.of(id())).stream()
                            .filter(each -> kinds.contains(each.kind()))
                            .toList();
        }
    }

    /** With what lies beside it, and what others said of it. */
    record Accompanied(Stored content, List<Companion> companions, List<Finding> said) implements Lent {

        @Override
        public ContentId id() {
            return content.id();
        }

        @Override
        public Hashes hashes() {
            return content.hashes();
        }

        @Override
        public long size() {
            return content.size();
        }

        @Override
        public String mediaType() {
            return content.mediaType();
        }

        @Override
        public String name() {
            return content.name();
        }

        @Override
        public InputStream open() throws IOException {
            return content.open();
        }

        @Override
        public Path file() throws IOException {
            return content.file();
        }

        @Override
        public byte[] head() throws IOException {
            return content.head();
        }

        @Override
        public String path() {
            return content.path();
        }

        @Override
        public void giveBack() {
            content.giveBack();
            for (Companion companion : companions) {
                if (companion.content() instanceof Lent lent) {
                    lent.giveBack();
                }
            }
        }
    }
}
