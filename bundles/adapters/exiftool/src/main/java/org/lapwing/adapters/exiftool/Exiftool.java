package org.lapwing.adapters.exiftool;

import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** ExifTool by Phil Harvey. */
@Component
public final class Exiftool implements ExternalTool {

    private final Texts texts;

    @Activate
    public Exiftool(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name() {
        return "exiftool";
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
        return List.of("exiftool", "-ver");
    }
}
