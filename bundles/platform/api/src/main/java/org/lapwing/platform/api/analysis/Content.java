package org.lapwing.platform.api.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Finding;
import org.osgi.annotation.versioning.ProviderType;

/** A content handed to an analyser: read it as often as needed, until the call returns. */
@ProviderType
public interface Content {

    ContentId id();

    Hashes hashes();

    /** Bytes. */
    long size();

    /** By content, such as {@code image/jpeg}. */
    String mediaType();

    /** The name of one item that has it, for messages only. */
    String name();

    InputStream open() throws IOException;

    /** A file with these bytes for programs that need one; gone when the call returns. Never write to it. */
    Path file() throws IOException;

    /** What lies beside it, as the card asks for; in an order that is the same each time. */
    default List<Companion> companions() {
        return List.of();
    }

    /** What others said of it, of the kinds that the card reads; oldest first. */
    default List<Finding> said() {
        return List.of();
    }

    /**
     * A copy in a folder of its own in memory, never on a disk, which may be changed; gone when the call returns, and when the process
     * is lost. Each call makes another one.
     *
     * @param beside companions whose copies lie beside it, each under the copy's name and its ending
     * @throws IOException in a sentence for people, where this process has no such place, or not enough memory
     */
    default Path copy(List<Companion> beside) throws IOException {
        throw new IOException("A copy that may be changed is made in worker processes only.");
    }

    /**
     * Something that lies beside the content.
     *
     * @param ending of its name, beyond the content's
     * @param input its name among the inputs of what is said
     */
    record Companion(String ending, String input, Content content) {}
}
