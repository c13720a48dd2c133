package org.lapwing.adapters.exiftool;

import java.util.List;
import org.lapwing.platform.api.tools.ExternalTool;
import org.osgi.service.component.annotations.Component;

/** ExifTool by Phil Harvey. */
@Component
public final class Exiftool implements ExternalTool {

    @Override
    public String name() {
        return "exiftool";
    }

    @Override
    public String purpose() {
        return "Reads labels of pictures and video that others miss, such as makers' notes.";
    }

    @Override
    public String obtain() {
        return "install the package 'libimage-exiftool-perl' (Debian: apt install libimage-exiftool-perl).";
    }

    @Override
    public List<String> versionCommand() {
        return List.of("exiftool", "-ver");
    }
}
