package org.lapwing.evidence.databases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.databases.EvidenceDatabases;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;

/** A file with what lies beside it, as a worker hands it over. */
record Lying(Path place, Path copies, String mediaType) implements Content {

    static Lying at(Path place, Path copies) {
        return new Lying(place, copies, DatabaseAnalyzer.SQLITE);
    }

    @Override
    public ContentId id() {
        return new ContentId("0".repeat(64));
    }

    @Override
    public Hashes hashes() {
        return new Hashes("", "", id());
    }

    @Override
    public long size() {
        try {
            return Files.size(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return place.getFileName().toString();
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(place);
    }

    @Override
    public Path file() {
        throw new AssertionError("Nobody opens the file itself");
    }

    @Override
    public List<Companion> companions() {
        List<Companion> found = new ArrayList<>();
        for (String ending : new TreeSet<>(EvidenceDatabases.COMPANIONS)) {
            Path beside = place.resolveSibling(name() + ending);
            if (Files.exists(beside)) {
                found.add(new Companion(ending, name() + ending, at(beside, copies)));
            }
        }
        return found;
    }

    @Override
    public Path copy(List<Companion> beside) throws IOException {
        Path copy = Files.createTempDirectory(copies, "copy").resolve("copy");
        Files.copy(place, copy);
        for (Companion companion : beside) {
            try (InputStream in = companion.content().open()) {
                Files.copy(in, copy.resolveSibling("copy" + companion.ending()));
            }
        }
        return copy;
    }
}
