package org.lapwing.chat.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Reads messages for the cues of the installed language packs. A pure function of the text. */
@ProviderType
public interface CueReader {

    List<CueHit> read(String text);
}
