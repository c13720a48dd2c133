package org.lapwing.adapters.ffprobe;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** FFprobe of the FFmpeg project. */
@Component
public final class Ffprobe implements ExternalTool {

    private final Texts texts;

    @Activate
    public Ffprobe(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "ffprobe";
    }

    @Override
    public String purpose() {
        return texts.get("purpose");
    }

    @Override
    public String obtain() {
        return texts.get("obtain");
    }

    @Override
    public List<String> versionCommand() {
        return List.of("ffprobe", "-version");
    }
}
