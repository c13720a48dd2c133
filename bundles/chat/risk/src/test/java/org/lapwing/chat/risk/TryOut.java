package org.lapwing.chat.risk;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lapwing.casework.api.triage.Reason;

/** Prints how a part of the corpus is ranked: {@code TryOut dev/en}. For whoever works on the packs; not a test. */
final class TryOut {

    private TryOut() {}

    public static void main(String[] parts) throws IOException {
        PackCues cues = Authored.cues();
        for (String part : parts) {
            List<Authored> all = Authored.all(part);
            all.stream()
                    .sorted(Comparator.comparingInt((Authored each) -> each.rank(cues))
                            .reversed())
                    .forEach(each -> {
                        Set<String> codes = each.reasons(cues).stream()
                                .map(Reason::code)
                                .collect(Collectors.toCollection(TreeSet::new));
                        System.out.printf(
                                "%6d %-8s %-30s %s%n",
                                each.rank(cues), each.kind(), each.file().getFileName(), codes);
                    });
        }
    }
}
