package org.lapwing.casework.api.papers;

import java.io.IOException;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.Register.Rescoped;
import org.osgi.annotation.versioning.ProviderType;

/** Puts a case under an authority with its bounds. */
@ProviderType
public interface AuthorityChange {

    /**
     * Records the authority, takes what it closes out of the index, and looks again at what it opens. Blocks as long as that takes. Where
     * policy refuses the looking, the authority is recorded all the same, and the refusal is a problem of what came of it.
     */
    Changed set(Case of, Authority authority, String why, Progress progress) throws IOException, InterruptedException;

    /**
     * What came of it.
     *
     * @param complete whether all that was opened was looked at
     * @param problems sentences, each naming its item
     */
    record Changed(Rescoped rescoped, boolean complete, List<String> problems) {}
}
