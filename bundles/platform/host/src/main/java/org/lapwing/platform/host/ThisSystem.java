package org.lapwing.platform.host;

import java.util.Locale;
import java.util.Map;

/** The operating system, processor and display of this process, in the words of the feature files. */
record ThisSystem(String os, String arch, boolean display) {

    static ThisSystem detect(Map<String, String> environment) {
        String os = os(System.getProperty("os.name", ""));
        boolean display = !os.equals("linux")
                || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return new ThisSystem(os, arch(System.getProperty("os.arch", "")), display);
    }

    private static String os(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("windows")) {
            return "win32";
        }
        return lower.contains("mac") ? "macosx" : "linux";
    }

    private static String arch(String name) {
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "arm64", "aarch64" -> "aarch64";
            default -> name;
        };
    }
}
