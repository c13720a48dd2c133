package org.lapwing.platform.api.evidence;

import java.time.Instant;

/**
 * A seized thing as it was delivered. Lapwing never writes to it.
 *
 * @param id number within the case, from 1
 * @param name what the unit calls it; the last part of the path unless told otherwise
 * @param source absolute path at which it was added
 * @param added when it was added to the case
 * @param addedBy id of the person who added it
 * @param complete false while an ingest has not reached the end of it
 */
public record Exhibit(long id, String name, String source, Instant added, String addedBy, boolean complete) {}
