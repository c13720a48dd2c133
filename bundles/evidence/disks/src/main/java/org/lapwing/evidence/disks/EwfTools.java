package org.lapwing.evidence.disks;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The programs of libewf, told by one of them. */
@Component
public final class EwfTools implements ExternalTool {

    private final Program program;

    @Activate
    public EwfTools(@Reference Texts texts) {
        this.program = Program.ewf("ewfverify", texts);
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
