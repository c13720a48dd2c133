package org.lapwing.evidence.databases;

import java.time.Duration;

/**
 * How far a database that somebody may have built to do harm is followed.
 *
 * @param bytes of the file
 * @param question time for one question
 * @param all time for all questions to one opened database
 * @param check time for the check of its structure
 * @param tables that are looked at
 * @param text characters for the index
 */
record Bounds(long bytes, Duration question, Duration all, Duration check, int tables, int text) {

    static final Bounds USUAL = new Bounds(
            4L << 30, Duration.ofSeconds(60), Duration.ofMinutes(8), Duration.ofSeconds(60), 1_000, 12 << 20);
}
