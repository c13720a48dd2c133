package org.lapwing.workbench.api;

import java.net.URL;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Colours, fonts and icons of the theme in force. Never dispose what comes from here, and keep none of it: when the theme changes, views are
 * made anew.
 */
@ProviderType
public interface Look {

    boolean dark();

    Color background();

    /** Of panels beside the centre. */
    Color surface();

    Color text();

    Color muted();

    /** Of thin separators. */
    Color line();

    Color accent();

    /** Behind what is chosen. */
    Color accentSoft();

    /** For a child in danger, and nothing else. */
    Color danger();

    /** For what a person should notice. */
    Color notice();

    /** Behind what a person should notice. */
    Color noticeSoft();

    Font body();

    Font strong();

    Font heading();

    Font small();

    /** An SVG in the theme's text colour, at this many points. */
    Image icon(URL svg, int size);

    /** Whether the language of the person runs from right to left; controls are mirrored without being asked. */
    boolean rightToLeft();
}
