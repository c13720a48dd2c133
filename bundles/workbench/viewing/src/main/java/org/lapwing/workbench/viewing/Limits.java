package org.lapwing.workbench.viewing;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.profile.Profile;

/**
 * When the viewer wants to be reminded. The viewer's own: kept in the profile, seen by nobody else, and only ever a reminder.
 *
 * @param stint of looking after which a break is proposed
 * @param day of looking after which no more is proposed for that day
 * @param shiftEnd after which the viewer goes home; null where it is not said
 */
record Limits(Duration stint, Duration day, @Nullable LocalTime shiftEnd) {

    static final Limits USUAL = new Limits(Duration.ofMinutes(50), Duration.ofHours(4), null);

    private static final String STINT = "viewing.stint.minutes";
    private static final String DAY = "viewing.day.minutes";
    private static final String SHIFT_END = "viewing.shift.end";

    static Limits of(Profile profile) {
        return new Limits(
                minutes(profile.setting(STINT), USUAL.stint()),
                minutes(profile.setting(DAY), USUAL.day()),
                profile.setting(SHIFT_END).flatMap(Limits::time).orElse(null));
    }

    void keep(Profile profile) {
        profile.setting(STINT, Long.toString(stint.toMinutes()));
        profile.setting(DAY, Long.toString(day.toMinutes()));
        profile.setting(SHIFT_END, shiftEnd == null ? "" : shiftEnd.toString());
    }

    private static Duration minutes(Optional<String> setting, Duration otherwise) {
        return setting.filter(text -> text.matches("[1-9]\\d{0,3}"))
                .map(text -> Duration.ofMinutes(Long.parseLong(text)))
                .orElse(otherwise);
    }

    static Optional<LocalTime> time(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeParseException wrong) {
            return Optional.empty();
        }
    }
}
