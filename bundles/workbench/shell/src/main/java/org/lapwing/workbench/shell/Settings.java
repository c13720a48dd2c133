package org.lapwing.workbench.shell;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.swt.SWT;
import org.lapwing.platform.api.profile.Profile;

/** The person's arrangement of the window, kept in the profile; written in the background. */
final class Settings {

    private static final String PREFIX = "workbench.";
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi");

    private final Profile profile;
    private final Executor background;
    private final Map<String, String> changed = new ConcurrentHashMap<>();

    Settings(Profile profile, Executor background) {
        this.profile = profile;
        this.background = background;
    }

    Optional<String> get(String key) {
        String fresh = changed.get(key);
        return fresh != null ? Optional.of(fresh) : profile.setting(PREFIX + key);
    }

    void set(String key, String value) {
        if (value.equals(changed.put(key, value))) {
            return;
        }
        background.execute(() -> profile.setting(PREFIX + key, value));
    }

    boolean flag(String key, boolean otherwise) {
        return get(key).map(Boolean::parseBoolean).orElse(otherwise);
    }

    int[] numbers(String key, int... otherwise) {
        try {
            int[] found = get(key).map(text -> Arrays.stream(text.split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .orElse(otherwise);
            return found.length == otherwise.length ? found : otherwise;
        } catch (NumberFormatException spoiled) {
            return otherwise;
        }
    }

    void numbers(String key, int[] values, boolean store) {
        if (store) {
            set(
                    key,
                    String.join(
                            ",",
                            Arrays.stream(values).mapToObj(Integer::toString).toList()));
        }
    }

    /** The theme that the person chose (or that this process was told, to look at it), or the one of the system. */
    Shades shades(boolean systemDark, boolean systemContrast) {
        String told = System.getProperty("lapwing.workbench.theme", "");
        return switch (told.isEmpty() ? get("theme").orElse("system") : told) {
            case "light" -> Shades.LIGHT;
            case "dark" -> Shades.DARK;
            case "contrast" -> Shades.CONTRAST;
            default -> systemContrast ? Shades.CONTRAST : systemDark ? Shades.DARK : Shades.LIGHT;
        };
    }

    /** As the language wants it, or as this process was told, to look at it. */
    boolean rightToLeft(Locale of) {
        String told = System.getProperty("lapwing.workbench.direction", "");
        return told.isEmpty() ? RIGHT_TO_LEFT.contains(of.getLanguage()) : told.equals("rtl");
    }

    /** Left or right edge, as the language wants it. */
    static int orientation(boolean rightToLeft) {
        return rightToLeft ? SWT.RIGHT_TO_LEFT : SWT.LEFT_TO_RIGHT;
    }
}
