package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** Keys in JFace's notation ({@code M1+SHIFT+N}). */
final class Keys {

    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("ENTER", (int) SWT.CR),
            Map.entry("SPACE", (int) ' '),
            Map.entry("ESC", (int) SWT.ESC),
            Map.entry("TAB", (int) SWT.TAB),
            Map.entry("DEL", (int) SWT.DEL),
            Map.entry("BACKSPACE", (int) SWT.BS),
            Map.entry("ARROW_UP", SWT.ARROW_UP),
            Map.entry("ARROW_DOWN", SWT.ARROW_DOWN),
            Map.entry("ARROW_LEFT", SWT.ARROW_LEFT),
            Map.entry("ARROW_RIGHT", SWT.ARROW_RIGHT),
            Map.entry("PAGE_UP", SWT.PAGE_UP),
            Map.entry("PAGE_DOWN", SWT.PAGE_DOWN),
            Map.entry("HOME", SWT.HOME),
            Map.entry("END", SWT.END),
            Map.entry("PAUSE", SWT.PAUSE));

    private Keys() {}

    /** The key as one number, modifiers included; 0 if it cannot be read. */
    static int parse(String notation) {
        int result = 0;
        for (String part : notation.toUpperCase(Locale.ROOT).split("\\+")) {
            switch (part) {
                case "M1" -> result |= SWT.MOD1;
                case "M2", "SHIFT" -> result |= SWT.SHIFT;
                case "M3", "ALT" -> result |= SWT.ALT;
                case "M4" -> result |= SWT.MOD4;
                case "CTRL" -> result |= SWT.CTRL;
                case "COMMAND" -> result |= SWT.COMMAND;
                default -> {
                    int key = key(part);
                    if (key == 0) {
                        return 0;
                    }
                    result |= key;
                }
            }
        }
        return result;
    }

    private static int key(String name) {
        Integer named = NAMED.get(name);
        if (named != null) {
            return named;
        }
        if (name.matches("F\\d{1,2}")) {
            return SWT.F1 + Integer.parseInt(name.substring(1)) - 1;
        }
        return name.length() == 1 ? Character.toLowerCase(name.charAt(0)) : 0;
    }

    static int of(Event event) {
        int key = event.keyCode;
        if (key >= SWT.KEYPAD_0 && key <= SWT.KEYPAD_9) {
            key = '0' + key - SWT.KEYPAD_0;
        } else if (key == SWT.KEYPAD_CR) {
            key = SWT.CR;
        }
        return event.stateMask & SWT.MODIFIER_MASK | (key > 0 && key < 0x10000 ? Character.toLowerCase(key) : key);
    }

    static boolean modified(int key) {
        return (key & (SWT.CTRL | SWT.ALT | SWT.COMMAND)) != 0
                || (key & SWT.KEY_MASK) >= SWT.F1 && (key & SWT.KEYCODE_BIT) != 0;
    }

    /** As people read it, such as {@code Ctrl+Shift+N}. */
    static String label(String notation) {
        List<String> parts = new ArrayList<>();
        boolean mac = SWT.getPlatform().equals("cocoa");
        for (String part : notation.toUpperCase(Locale.ROOT).split("\\+")) {
            parts.add(
                    switch (part) {
                        case "M1" -> mac ? "⌘" : "Ctrl";
                        case "M2", "SHIFT" -> mac ? "⇧" : "Shift";
                        case "M3", "ALT" -> mac ? "⌥" : "Alt";
                        case "CTRL" -> "Ctrl";
                        case "ENTER" -> "↵";
                        default ->
                            part.length() == 1
                                    ? part
                                    : part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT);
                    });
        }
        return String.join(mac ? "" : "+", parts);
    }
}
