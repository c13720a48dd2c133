package org.lapwing.platform.store;

import java.util.Optional;

/** The keys of the log, one for each time that the keys of the case were changed. Held by all members but administrators. */
interface LogKeys {

    /** Number of the key for what is written now. */
    int epoch();

    /** 32 bytes; empty where the person at the desk does not hold it. */
    Optional<byte[]> key(int epoch);
}
