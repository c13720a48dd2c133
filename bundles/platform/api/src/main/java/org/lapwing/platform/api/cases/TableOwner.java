package org.lapwing.platform.api.cases;

import java.util.List;

/**
 * The owner of prefixed tables in the case's database.
 *
 * @param prefix of every table, index and trigger, such as {@code chat_}
 * @param migrations SQL scripts, numbered from 1 by position, statements ended by {@code ;} at the end of a line; never edited, only
 *     appended; each additive, so that the previous release can work on
 */
public record TableOwner(String prefix, List<String> migrations) {}
