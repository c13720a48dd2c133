package org.lapwing.platform.api.policy;

/** What policy speaks of. */
public enum Function {
    CASE_CREATE,
    EVIDENCE_INGEST,
    CONTENT_REVEAL,
    SEARCH,
    DECIDE,
    REPORT_WRITE,
    TOOL_RUN
}
