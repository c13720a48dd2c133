package org.lapwing.platform.api.findings;

import java.time.Instant;

/**
 * From what, by what, when.
 *
 * @param analyzer id of the analyser
 * @param analyzerVersion its version
 * @param bundle symbolic name and version of the bundle that it came in
 * @param input the content that was looked at, by SHA-256
 * @param at when
 */
public record Provenance(String analyzer, String analyzerVersion, String bundle, String input, Instant at) {}
