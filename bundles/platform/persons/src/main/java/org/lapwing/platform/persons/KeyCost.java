package org.lapwing.platform.persons;

/**
 * What making a key of a passphrase costs for persons that are made from now on; each person's file keeps its own.
 *
 * @param memoryKiB of Argon2id
 */
public record KeyCost(int memoryKiB, int passes, int lanes) {

    /** The second recommendation of RFC 9106 with one lane in place of four: the library computes lanes one after another. */
    public static final KeyCost USUAL = new KeyCost(64 * 1024, 3, 1);
}
