package org.lapwing.platform.store;

import java.time.Instant;

/** The head of a case's log as it was kept outside the case. */
@SuppressWarnings("ArrayRecordComponent")
record LogHead(String caseId, long number, byte[] head, Instant at) {}
