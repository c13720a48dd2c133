package org.lapwing.media.hashsets;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.api.Votes;

/** Counts the votes on one file. */
final class Counting {

    private final BiFunction<String, String, String> meanings;
    private final UnaryOperator<String> producers;

    /**
     * @param meanings of a list's code
     * @param producers of a list; empty where it names none
     */
    Counting(BiFunction<String, String, String> meanings, UnaryOperator<String> producers) {
        this.meanings = meanings;
        this.producers = producers;
    }

    Votes of(Collection<KnownFile> matches) {
        Map<String, TreeSet<String>> sources = new TreeMap<>();
        for (KnownFile each : matches) {
            String meaning = meanings.apply(each.set(), each.category());
            if (!meaning.isEmpty()) {
                sources.computeIfAbsent(meaning, first -> new TreeSet<>()).add(source(each));
            }
        }
        return sources.entrySet().stream()
                .max(Comparator.comparingInt(each -> each.getValue().size()))
                .map(most -> new Votes(List.copyOf(most.getValue()), most.getKey(), sources.size() > 1))
                .orElse(Votes.NONE);
    }

    private String source(KnownFile match) {
        if (!match.source().isBlank()) {
            return match.source().strip();
        }
        String producer = producers.apply(match.set());
        return producer.isBlank() ? match.set() : producer;
    }
}
