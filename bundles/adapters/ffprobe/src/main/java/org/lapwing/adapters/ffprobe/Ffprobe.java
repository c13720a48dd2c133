package org.lapwing.adapters.ffprobe;

import java.util.List;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Component;

/** FFprobe of the FFmpeg project. */
@Component
public final class Ffprobe implements ExternalTool {

    @Override
    public String name() {
        return "ffprobe";
    }

    @Override
    public String purpose() {
        return "Reads length, streams and labels of video and sound.";
    }

    @Override
    public String obtain() {
        return "install the package 'ffmpeg' (Debian: apt install ffmpeg).";
    }

    @Override
    public List<String> versionCommand() {
        return List.of("ffprobe", "-version");
    }
}
