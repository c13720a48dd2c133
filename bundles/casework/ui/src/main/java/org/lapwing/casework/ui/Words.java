package org.lapwing.casework.ui;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.Tier;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;

/** How this bundle names tiers, reasons, times and targets. */
record Words(Texts texts) {

    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    /** With bars that show the tier by shape, so that it is seen without colour and read without shape. */
    String tier(Tier tier) {
        String bars = "▮".repeat(4 - tier.number()) + "▯".repeat(tier.number() - 1);
        return bars + "  " + texts.get("tier." + tier.number());
    }

    String because(Reason reason) {
        return texts.get("because", reason.text());
    }

    String when(@Nullable Instant at) {
        return at == null ? "" : texts.get("when", at);
    }

    /** A time of the evidence, as the evidence has it: never moved into the zone of the person. */
    String recorded(@Nullable Instant at) {
        return at == null ? "" : RECORDED.format(at);
    }

    /** What a person calls a target; reads the case, so in the background only. */
    String name(Case of, Target target) {
        return switch (target.kind()) {
            case Target.CASE -> of.info().name();
            case Target.ITEM ->
                of.evidence().item(target.number()).map(Item::path).orElse(plain(target));
            case Target.CONTENT -> copy(of, target).map(Item::path).orElse(plain(target));
            case Target.EXHIBIT ->
                of.evidence().exhibits().stream()
                        .filter(each -> each.id() == target.number())
                        .findFirst()
                        .map(Exhibit::name)
                        .orElse(plain(target));
            default -> plain(target);
        };
    }

    private static Optional<Item> copy(Case of, Target content) {
        return of.evidence().itemsOf(new ContentId(content.id())).stream().findFirst();
    }

    private String plain(Target target) {
        String key = "target." + target.kind();
        String text = texts.get(key, target.id());
        return text.equals(key) ? target.toString() : text;
    }
}
