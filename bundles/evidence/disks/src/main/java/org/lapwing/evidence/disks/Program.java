package org.lapwing.evidence.disks;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;

/** A program that looks into disk images. */
record Program(String name, String packageKey, Texts texts) implements ExternalTool {

    static Program sleuthkit(String name, Texts texts) {
        return new Program(name, "obtain.sleuthkit", texts);
    }

    static Program ewf(String name, Texts texts) {
        return new Program(name, "obtain.ewf", texts);
    }

    @Override
    public String purpose() {
        return texts.get("purpose");
    }

    @Override
    public String obtain() {
        return texts.get(packageKey);
    }

    @Override
    public List<String> versionCommand() {
        return List.of(name, "-V");
    }
}
