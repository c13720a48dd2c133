package org.lapwing.media.video;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** FFmpeg, which decodes the frames of videos. */
@Component
public final class Ffmpeg implements ExternalTool {

    private final Texts texts;

    @Activate
    public Ffmpeg(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "ffmpeg";
    }

    @Override
    public String purpose() {
        return texts.get("ffmpeg.purpose");
    }

    @Override
    public String obtain() {
        return texts.get("ffmpeg.obtain");
    }

    @Override
    public List<String> versionCommand() {
        return List.of("ffmpeg", "-version");
    }
}
