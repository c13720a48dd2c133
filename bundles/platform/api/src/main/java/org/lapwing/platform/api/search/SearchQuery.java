package org.lapwing.platform.api.search;

import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param text words, "phrases", AND OR NOT, wild*cards, fuzzy~, and the fields author:, title:, kind:
 * @param kind only targets of this kind, null for all
 * @param limit at most this many hits
 */
public record SearchQuery(String text, @Nullable String kind, int limit) {}
