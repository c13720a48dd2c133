package org.lapwing.casework.api.report;

import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ConsumerType;

/** One section of a case's report. Registered as a service; text only. */
@ConsumerType
public interface ReportSection {

    /** Place in the report: small numbers first; the core sections use 100, 200, … */
    int rank();

    String title();

    void write(Case of, ReportWriter out);
}
