package org.lapwing.evidence.disks;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The programs of The Sleuth Kit, told by one of them. */
@Component
public final class Sleuthkit implements ExternalTool {

    private final Program program;

    @Activate
    public Sleuthkit(@Reference Texts texts) {
        this.program = Program.sleuthkit("fls", texts);
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public String purpose() {
        return program.purpose();
    }

    @Override
    public String obtain() {
        return program.obtain();
    }

    @Override
    public List<String> versionCommand() {
        return program.versionCommand();
    }
}
