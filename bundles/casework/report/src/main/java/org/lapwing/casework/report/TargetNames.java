package org.lapwing.casework.report;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;

/** What a target is called in the report: the path of an item where it has one. */
final class TargetNames {

    private TargetNames() {}

    static String name(Case of, Target target) {
        return switch (target.kind()) {
            case Target.ITEM ->
                of.evidence().item(target.number()).map(Item::path).orElse(target.toString());
            case Target.CONTENT ->
                of.evidence().itemsOf(new ContentId(target.id())).stream()
                        .findFirst()
                        .map(Item::path)
                        .orElse(target.toString());
            default -> target.toString();
        };
    }
}
