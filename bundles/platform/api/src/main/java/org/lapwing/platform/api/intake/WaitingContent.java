package org.lapwing.platform.api.intake;

import org.lapwing.platform.api.evidence.Hashes;

/**
 * A content that waits for an analyser.
 *
 * @param row for the next page
 * @param name of one item that has it, for messages
 */
public record WaitingContent(long row, Hashes hashes, long size, String mediaType, String name) {}
