package org.lapwing.platform.api.policy;

/** What policy speaks of. */
public enum Function {
    CASE_CREATE,
    /** Looking at a case: opening it, or what is in it, and its lists. */
    CASE_OPEN,
    /** Giving and taking away keys of a case. */
    MEMBERS_CHANGE,
    /** Handing a whole case out. */
    CASE_SEAL,
    CASE_ERASE,
    EVIDENCE_INGEST,
    CONTENT_REVEAL,
    SEARCH,
    DECIDE,
    REPORT_WRITE,
    /** Running external programs on evidence: asked for each run of them, not for each file. */
    TOOL_RUN
}
