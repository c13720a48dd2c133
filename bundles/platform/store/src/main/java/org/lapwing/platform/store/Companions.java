package org.lapwing.platform.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook.Companion;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.intake.WaitingContent;

/** What lies beside items under their name and an ending, such as the journal of a database. */
final class Companions {

    private static final int MOST = 16;
    private static final int PAGE = 500;

    private Companions() {}

    static List<Companion> of(Link link, ContentId content, Set<String> endings) throws SQLException {
        List<Companion> all = new ArrayList<>();
        Map<String, ContentId> named = new HashMap<>();
        for (String ending : new TreeSet<>(endings)) {
            Set<ContentId> known = new HashSet<>();
            for (Item item : link.list(
                    Evidence::item,
                    Evidence.ITEM + """
                    where i.id in (
                        select b.id from item a join item b
                            on b.exhibit = a.exhibit and b.parent = a.parent and b.path = a.path || ?1
                        where a.content = (select id from content where sha256 = ?2) and a.scope = 0 and a.state <> 3
                            and b.content is not null and b.scope = 0 and b.state <> 3 and b.size > 0
                    """ + indexed(ending) + ") order by i.id",
                    ending,
                    Columns.bytes(content))) {
                ContentId other = item.content();
                if (other != null && all.size() < MOST && known.add(other)) {
                    all.add(new Companion(ending, named(named, item.name(), other), item));
                }
            }
        }
        return List.copyOf(all);
    }

    /** In the words of the index item_beside, without which all items of an exhibit would be looked at. */
    private static String indexed(String ending) {
        return ending.endsWith("-wal") || ending.endsWith("-journal")
                ? " and (b.path glob '*-wal' or b.path glob '*-journal')"
                : "";
    }

    private static String named(Map<String, ContentId> taken, String name, ContentId content) {
        String free = name;
        for (int number = 2; !content.equals(taken.computeIfAbsent(free, any -> content)); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }

    /** Leaves out the contents that were looked at with what lies beside them now. */
    static List<WaitingContent> waiting(Link link, AnalyzerCard card, String candidates, long afterRow, int limit)
            throws SQLException {
        List<WaitingContent> waiting = new ArrayList<>();
        long after = afterRow;
        while (true) {
            List<Candidate> page = link.list(
                    row -> new Candidate(Analyses.waiting(row), row.getString("inputs"), row.getBoolean("seen")),
                    candidates,
                    card.id(),
                    card.version(),
                    after,
                    PAGE);
            for (Candidate candidate : page) {
                if (waiting.size() == limit) {
                    return waiting;
                }
                after = candidate.content().row();
                if (!candidate.seen()
                        || !inputs(link, card, candidate.content().hashes().sha256())
                                .equals(candidate.inputs())) {
                    waiting.add(candidate.content());
                }
            }
            if (page.size() < PAGE) {
                return waiting;
            }
        }
    }

    /** As they are recorded of an analysis. */
    private static String inputs(Link link, AnalyzerCard card, ContentId content) throws SQLException {
        Map<String, String> inputs = new TreeMap<>(card.inputs());
        for (Companion companion : of(link, content, card.companions())) {
            ContentId other = companion.item().content();
            if (other != null) {
                inputs.put(companion.input(), other.sha256());
            }
        }
        return Json.write(inputs);
    }

    private record Candidate(WaitingContent content, String inputs, boolean seen) {}
}
