package org.lapwing.workbench.viewing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Asks the person at the desk when to be reminded of a break, of enough for a day, and of going home. */
@Component
public final class LimitsAction implements DeskAction {

    private final Texts texts;
    private final ProtectiveViewing viewing;

    @Activate
    public LimitsAction(@Reference Texts texts, @Reference ProtectiveViewing viewing) {
        this.texts = texts;
        this.viewing = viewing;
    }

    @Override
    public String id() {
        return "lapwing.viewing.limits";
    }

    @Override
    public String title() {
        return texts.get("limits.action");
    }

    @Override
    public @Nullable String key() {
        return null;
    }

    @Override
    public @Nullable String perspective() {
        return null;
    }

    @Override
    public boolean enabled(Desk desk) {
        return true;
    }

    @Override
    public void run(Desk desk) {
        Limits now = viewing.stint().limits();
        LocalTime end = now.shiftEnd();
        Form form = new Form(
                "limits",
                texts.get("limits.action"),
                texts.get("limits.sentence"),
                List.of(
                        minutes("stint", now.stint()),
                        minutes("day", now.day()),
                        Field.line("end", texts.get("limits.end"), end == null ? "" : end.toString(), false)
                                .hint(texts.get("limits.end.hint"))
                                .checked(text ->
                                        Limits.time(text).isPresent() ? "" : texts.get("limits.end.wrong", text))),
                texts.get("limits.keep"));
        desk.fill(form).ifPresent(said -> {
            viewing.limits(new Limits(
                    minutes(said, "stint"),
                    minutes(said, "day"),
                    Limits.time(said.getOrDefault("end", "")).orElse(null)));
            desk.say(texts.get("limits.kept"));
        });
    }

    private Field minutes(String id, Duration stands) {
        return Field.line(id, texts.get("limits." + id), Long.toString(stands.toMinutes()), true)
                .checked(text -> text.matches("[1-9]\\d{0,3}") ? "" : texts.get("limits.minutes.wrong", text));
    }

    private static Duration minutes(Map<String, String> said, String id) {
        return Duration.ofMinutes(Long.parseLong(said.getOrDefault(id, "1")));
    }
}
