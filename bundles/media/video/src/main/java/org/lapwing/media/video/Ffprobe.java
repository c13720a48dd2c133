package org.lapwing.media.video;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;

/** FFprobe, for length, tracks and rotation; a bundle of its own registers it. */
record Ffprobe(Texts texts) implements ExternalTool {

    @Override
    public String name() {
        return "ffprobe";
    }

    @Override
    public String purpose() {
        return texts.get("ffprobe.purpose");
    }

    @Override
    public String obtain() {
        return texts.get("ffmpeg.obtain");
    }

    @Override
    public List<String> versionCommand() {
        return List.of("ffprobe", "-version");
    }
}
