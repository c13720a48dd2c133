package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A connection to a worker, wherever that runs. */
interface Link {

    /** What the worker says. */
    InputStream in();

    /** What it is told. */
    OutputStream out();

    /** Ends the worker, whatever it is doing, with all that it started, and removes what it left. */
    void close();

    /** How it ended, for messages, such as {@code status 137}; asked after the connection broke. */
    String lastWords() throws InterruptedException;

    /** Makes connections. */
    interface Starter {

        Link start() throws IOException;

        /** What is missing here of the walls around a worker, as a sentence for people; empty where nothing is. */
        default String missing() {
            return "";
        }
    }
}
