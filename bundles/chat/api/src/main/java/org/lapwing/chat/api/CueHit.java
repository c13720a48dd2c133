package org.lapwing.chat.api;

/**
 * A cue found in a message.
 *
 * @param code of the cue, such as {@code age.stated}
 * @param value of its named group, empty where it has none
 * @param language of the pack that has it, BCP 47
 */
public record CueHit(String code, String value, String language, int start, int end) {}
