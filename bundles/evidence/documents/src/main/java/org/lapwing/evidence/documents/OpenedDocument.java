package org.lapwing.evidence.documents;

import java.io.Closeable;
import java.util.List;

/** A document while its parts are read. */
interface OpenedDocument extends Closeable {

    /** In an order that is the same each time. */
    List<Part> parts();

    /** What is wrong with it, as sentences. */
    List<String> problems();
}
