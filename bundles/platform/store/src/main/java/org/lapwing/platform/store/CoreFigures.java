package org.lapwing.platform.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.osgi.service.component.annotations.Component;

/** Figures of the core tables; {@code unread} are contents that nobody has opened, {@code failed} items that
 * could not be read, only in part, or stayed closed. */
@Component
public final class CoreFigures implements CaseCounter {

    @Override
    public Map<String, Long> counts(Case of) {
        if (!(of instanceof OpenCase open)) {
            return Map.of();
        }
        return open.file().database().read(link -> {
            String tally = "select n from tally where name = ?";
            long contents = link.number(tally, "content");
            Map<String, Long> figures = new LinkedHashMap<>();
            figures.put("items", link.number("select sum(n) from item_tally"));
            figures.put("contents", contents);
            figures.put("findings", link.number(tally, "finding"));
            figures.put("decisions", link.number(tally, "decision"));
            figures.put("unread", contents - link.number("select count(*) from looked where kind = 'content'"));
            figures.put("failed", link.number("select sum(n) from item_tally where state <> 0"));
            return figures;
        });
    }
}
