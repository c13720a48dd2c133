package org.lapwing.media.api.near;

/**
 * A hash that is near to the one asked for.
 *
 * @param position of the hash in the order in which the index was given them, from 0
 * @param distance in how many bits they differ
 */
public record NearMatch(int position, int distance) {}
