package org.lapwing.casework.api.report;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Writes text into a report; everything is escaped, nothing is rendered. */
@ProviderType
public interface ReportWriter {

    void heading(String text);

    void paragraph(String text);

    void list(List<String> lines);

    /** Begins a table; rows follow, until something else is written. */
    void table(List<String> columns);

    void row(List<String> cells);
}
