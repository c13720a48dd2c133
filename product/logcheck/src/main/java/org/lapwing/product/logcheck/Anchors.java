package org.lapwing.product.logcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What entries of the case's chain say of other chains: how far the readers' one had come, and the log of an installation. */
final class Anchors {

    private record Anchor(String hash, long by) {}

    private final NavigableMap<Long, Anchor> readers = new TreeMap<>();
    private final List<String> installation = new ArrayList<>();
    private final @Nullable Heads heads;

    Anchors(@Nullable Heads heads) {
        this.heads = heads;
    }

    /** An entry of the case's chain. */
    void entry(Line line) {
        String[] words = line.text("detail").split(" ", -1);
        boolean names = line.text("kind").equals("log") && words.length == 4 && words[2].matches("[0-9]{1,18}");
        if (names && line.text("target").equals("readers")) {
            readers.put(Long.parseLong(words[2]), new Anchor(words[3], line.number("number")));
        } else if (names && line.text("target").equals("installation")) {
            seen(line.number("number"), words[0], Long.parseLong(words[2]), words[3]);
        }
    }

    private void seen(long entry, String id, long number, String hash) {
        if (heads == null || !heads.id().equals(id)) {
            return; // of another installation, whose log is not here
        }
        Optional<String> there = heads.hash(number);
        Problems problem = new Problems();
        if (there.isEmpty()) {
            problem.add(
                    "Entry %,d has seen line %,d of the log of the installation, which is not there: its end was cut"
                            + " off.",
                    entry, number);
        } else if (!there.get().equals(hash)) {
            problem.add(
                    "Entry %,d has seen another line %,d of the log of the installation: it was changed.",
                    entry, number);
        }
        installation.addAll(problem.all());
    }

    /** An entry of the readers' chain. */
    void reader(Line line) {
        Anchor anchor = readers.get(line.number("number"));
        if (anchor != null && anchor.hash().equals(line.text("hash"))) {
            readers.remove(line.number("number"));
        }
    }

    /** Entries of the readers that the case names and that are not there. */
    List<String> missing() {
        Problems missing = new Problems();
        readers.forEach((number, anchor) -> missing.add(
                "The log of the readers does not hold the entry %,d that entry %,d of the log names: it was cut off or"
                        + " written anew.",
                number, anchor.by()));
        return missing.all();
    }

    /** Lines of the installation's log that the case has seen and that are not there, or are others. */
    List<String> cut() {
        return installation;
    }
}
