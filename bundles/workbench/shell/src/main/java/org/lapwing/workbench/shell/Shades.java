package org.lapwing.workbench.shell;

import org.eclipse.swt.graphics.RGB;

/** The colours of one theme. Contrast of text on its ground is at least 4.5 to 1. */
record Shades(
        boolean dark,
        RGB background,
        RGB surface,
        RGB text,
        RGB muted,
        RGB line,
        RGB accent,
        RGB accentSoft,
        RGB onAccent,
        RGB danger,
        RGB notice,
        RGB noticeSoft) {

    static final Shades LIGHT = new Shades(
            false,
            rgb(0xFFFFFF),
            rgb(0xF5F7F8),
            rgb(0x1B2430),
            rgb(0x5B6675),
            rgb(0xE1E6EA),
            rgb(0x0F6E66),
            rgb(0xDFF0EE),
            rgb(0xFFFFFF),
            rgb(0xB42318),
            rgb(0x8A4B08),
            rgb(0xFCF1DD));

    static final Shades DARK = new Shades(
            true,
            rgb(0x171B20),
            rgb(0x1D2228),
            rgb(0xE5E9ED),
            rgb(0x9BA6B3),
            rgb(0x2E353D),
            rgb(0x5CC2B4),
            rgb(0x1F3B39),
            rgb(0x0C1B19),
            rgb(0xFF8A80),
            rgb(0xF0B65C),
            rgb(0x382C16));

    static final Shades CONTRAST = new Shades(
            true,
            rgb(0x000000),
            rgb(0x000000),
            rgb(0xFFFFFF),
            rgb(0xFFFFFF),
            rgb(0xFFFFFF),
            rgb(0x5CFFE4),
            rgb(0x004D43),
            rgb(0x000000),
            rgb(0xFF9A91),
            rgb(0xFFD400),
            rgb(0x332B00));

    private static RGB rgb(int hex) {
        return new RGB(hex >> 16 & 0xFF, hex >> 8 & 0xFF, hex & 0xFF);
    }
}
