package org.lapwing.platform.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.lapwing.platform.api.language.Texts;

/** What a chain says of openings in an emergency: which await a review, and which reviews are none. */
final class EmergencyCheck {

    private final Texts texts;
    private final Map<Long, LogEntry> opened = new TreeMap<>();
    private final Map<Long, LogEntry> reviewed = new TreeMap<>();

    EmergencyCheck(Texts texts) {
        this.texts = texts;
    }

    /** Takes an entry; returns what is wrong with it, in sentences. */
    List<String> entry(LogEntry entry) {
        if (Emergencies.opens(entry)) {
            opened.put(entry.number(), entry);
        } else if (Emergencies.reviews(entry)) {
            LogEntry of = opened.get(Emergencies.reviewed(entry));
            if (of == null) {
                return List.of(texts.get("log.review.nothing", entry.number(), Emergencies.reviewed(entry)));
            }
            if (of.person().equals(entry.person())) {
                return List.of(texts.get("log.review.own", entry.number(), of.number()));
            }
            reviewed.put(of.number(), entry);
        }
        return List.of();
    }

    /** @param names what a person is called, by id */
    List<String> said(UnaryOperator<String> names) {
        List<String> said = new ArrayList<>();
        for (LogEntry each : opened.values()) {
            String name = names.apply(each.person());
            LogEntry review = reviewed.get(each.number());
            String until = Emergencies.until(each);
            said.add(
                    review == null
                            ? texts.get("log.emergency.waits", each.number(), name, until)
                            : texts.get(
                                    Emergencies.approves(review) ? "log.emergency.approved" : "log.emergency.objected",
                                    each.number(),
                                    name,
                                    until,
                                    names.apply(review.person()),
                                    review.number()));
        }
        return said;
    }
}
