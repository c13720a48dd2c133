package org.lapwing.victimid.ui;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;

/** What a person calls the place of a sighting. */
record TargetNames(Texts texts) {

    /** Reads the case: in the background only. */
    String of(Case in, Target target) {
        return switch (target.kind()) {
            case Target.ITEM ->
                in.evidence().item(target.number()).map(Item::path).orElse(plain(target));
            case Target.CONTENT ->
                in.evidence().itemsOf(new ContentId(target.id())).stream()
                        .findFirst()
                        .map(Item::path)
                        .orElse(plain(target));
            default -> plain(target);
        };
    }

    private String plain(Target target) {
        String key = "target." + target.kind();
        String text = texts.get(key, target.id());
        return text.equals(key) ? target.toString() : text;
    }
}
