package org.lapwing.casework.api.report;

import java.io.IOException;
import java.nio.file.Path;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.osgi.annotation.versioning.ProviderType;

/** Writes the report of a case: one self-contained HTML file, text only. */
@ProviderType
public interface Reports {

    /**
     * @param out file to be made; an existing one is not overwritten
     * @throws PolicyRefusal when policy does not let reports be written here
     */
    void write(Case of, Path out) throws IOException, PolicyRefusal;
}
