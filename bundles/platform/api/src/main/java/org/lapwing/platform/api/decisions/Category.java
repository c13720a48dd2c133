package org.lapwing.platform.api.decisions;

/**
 * One grade of a scheme.
 *
 * @param code as it is stored and exchanged
 * @param labelKey key of its text in the scheme's bundle
 * @param key digit 0-9 that chooses it
 * @param renderUnasked whether items of this grade may be drawn before a person asks; false for anything harmful
 */
public record Category(String code, String labelKey, char key, boolean renderUnasked) {}
