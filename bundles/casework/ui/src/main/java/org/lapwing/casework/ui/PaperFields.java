package org.lapwing.casework.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Form.Field;

/** What the forms on papers have in common. */
record PaperFields(Texts texts) {

    static final String WHY = "why";

    Field why() {
        return Field.line(WHY, texts.get("papers.why"), "", false).hint(texts.get("papers.why.hint"));
    }

    String dayWrong(String text) {
        try {
            LocalDate.parse(text);
            return "";
        } catch (DateTimeParseException notADay) {
            return texts.get("papers.day.wrong", text);
        }
    }

    static @Nullable LocalDate day(@Nullable String text) {
        return text == null || text.isEmpty() ? null : LocalDate.parse(text);
    }

    /** Words between commas or on lines of their own. */
    static List<String> several(Map<String, String> said, String field) {
        List<String> all = new ArrayList<>();
        for (String part : said.getOrDefault(field, "").split("[,\n]")) {
            if (!part.isBlank()) {
                all.add(part.strip());
            }
        }
        return all;
    }
}
