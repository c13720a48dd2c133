package org.lapwing.casework.api.report;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.osgi.annotation.versioning.ProviderType;

/** Writes the report of a case: one self-contained HTML file, text only. */
@ProviderType
public interface Reports {

    /** Writes it for nobody in particular; see the other. */
    default void write(Case of, Path out) throws IOException, PolicyRefusal {
        write(of, out, "", "");
    }

    /**
     * The disclosure is logged before anything is written.
     *
     * @param out file to be made; an existing one is not overwritten
     * @param why justification; may be empty where none is asked for
     * @param recipient for whom it is; may be empty where that is not asked for
     * @throws PolicyRefusal when policy does not let reports be written here
     */
    void write(Case of, Path out, String why, String recipient) throws IOException, PolicyRefusal;
}
