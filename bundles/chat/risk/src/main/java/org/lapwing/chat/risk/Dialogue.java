package org.lapwing.chat.risk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lapwing.chat.api.CueHit;
import org.lapwing.chat.api.CueReader;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;

/**
 * What a conversation holds of cues: who said what kind of thing, and which ages people state. Built message by message; keeps only
 * messages with cues.
 */
final class Dialogue {

    /** An answer of a bare number counts as an age this many messages after the question. */
    private static final int ANSWER_WITHIN = 6;

    private static final int YOUNGEST = 5;
    private static final int ADULT = 18;
    private static final int OLDEST = 99;

    private final CueReader cues;

    /** By sender, then by code of the cue, in the order of the source. */
    private final Map<Long, Map<String, List<Said>>> said = new TreeMap<>();

    /** Stated ages by sender; answers to questions apart, because they rest on the questions too. */
    private final Map<Long, List<Aged>> ages = new TreeMap<>();

    private final Deque<Question> open = new ArrayDeque<>();
    private int position;

    /** Place of each remembered message among all that people wrote, by its id. */
    private final Map<Long, Integer> places = new HashMap<>();

    private record Question(long asker, int position) {}

    /** Somebody states an age. */
    private record Aged(int age, Said by, boolean answer) {}

    Dialogue(CueReader cues) {
        this.cues = cues;
    }

    void add(Message message) {
        if (message.kind() == MessageKind.SYSTEM
                || message.sender() == 0
                || message.text().isBlank()) {
            return;
        }
        position++;
        open.removeIf(question -> position - question.position() > ANSWER_WITHIN);
        boolean asks = false;
        for (CueHit hit : cues.read(message.text())) {
            Said here = new Said(message, hit);
            switch (hit.code()) {
                case "age.stated" -> age(here, false);
                case "age.bare" -> answer(here);
                default -> {
                    asks |= hit.code().equals(Tactic.AGE_ASKED.cue());
                    remember(here);
                }
            }
        }
        if (asks) {
            open.add(new Question(message.sender(), position));
        }
    }

    private void remember(Said here) {
        places.put(here.message().id(), position);
        List<Said> same = said.computeIfAbsent(here.message().sender(), sender -> new TreeMap<>())
                .computeIfAbsent(here.hit().code(), code -> new ArrayList<>());
        if (same.isEmpty() || same.getLast().message().id() != here.message().id()) {
            same.add(here);
        }
    }

    private void answer(Said here) {
        if (open.stream()
                .anyMatch(question -> question.asker() != here.message().sender())) {
            age(here, true);
        }
    }

    private void age(Said here, boolean answer) {
        String value = here.hit().value();
        int age = value.matches("\\d{1,3}") ? Integer.parseInt(value) : 0;
        if (age >= YOUNGEST && age <= OLDEST) {
            ages.computeIfAbsent(here.message().sender(), sender -> new ArrayList<>())
                    .add(new Aged(age, here, answer));
        }
    }

    Set<Long> senders() {
        Set<Long> all = new LinkedHashSet<>(said.keySet());
        all.addAll(ages.keySet());
        return all;
    }

    List<Said> of(long sender, String code) {
        return said.getOrDefault(sender, Map.of()).getOrDefault(code, List.of());
    }

    /** What anybody said of one kind. */
    List<Said> all(String code) {
        return said.values().stream()
                .flatMap(codes -> codes.getOrDefault(code, List.of()).stream())
                .toList();
    }

    /** The tactics of one sender, each with every message that shows it. */
    Map<Tactic, List<Said>> tactics(long sender) {
        Map<Tactic, List<Said>> tactics = new LinkedHashMap<>();
        for (Tactic tactic : Tactic.values()) {
            List<Said> of = of(sender, tactic.cue());
            if (!of.isEmpty()) {
                tactics.put(tactic, of);
            }
        }
        return tactics;
    }

    /** Whether the two stand within this many messages of each other. */
    boolean near(Said one, Said other, int messages) {
        return Math.abs(place(one) - place(other)) < messages;
    }

    private int place(Said said) {
        return places.getOrDefault(said.message().id(), 0);
    }

    boolean statesMinor(long sender) {
        return !of(sender, "grade.stated").isEmpty()
                || ages.getOrDefault(sender, List.of()).stream().anyMatch(aged -> aged.age() < ADULT);
    }

    /** What others say of somebody's being under age ("so you are twelve"); in company it may be meant for another. */
    List<Said> supposedMinor(long sender) {
        return besides(sender, "minor.supposed");
    }

    /** What others say of somebody's being grown up ("older than my dad"). */
    List<Said> supposedAdult(long sender) {
        return besides(sender, "adult.supposed");
    }

    private List<Said> besides(long sender, String code) {
        return said.entrySet().stream()
                .filter(other -> other.getKey() != sender)
                .flatMap(other -> other.getValue().getOrDefault(code, List.of()).stream())
                .toList();
    }

    boolean statesAdult(long sender) {
        return !of(sender, "adult.stated").isEmpty()
                || ages.getOrDefault(sender, List.of()).stream().anyMatch(aged -> aged.age() >= ADULT);
    }

    /** Everything that somebody's being under age rests on; questions too where an age is an answer. */
    List<Said> minorEvidence(long sender) {
        List<Said> evidence = new ArrayList<>(of(sender, "grade.stated"));
        ageEvidence(sender, 0, ADULT, evidence);
        return evidence;
    }

    List<Said> adultEvidence(long sender) {
        List<Said> evidence = new ArrayList<>(of(sender, "adult.stated"));
        ageEvidence(sender, ADULT, OLDEST + 1, evidence);
        return evidence;
    }

    private void ageEvidence(long sender, int from, int below, List<Said> evidence) {
        boolean answered = false;
        for (Aged aged : ages.getOrDefault(sender, List.of())) {
            if (aged.age() >= from && aged.age() < below) {
                evidence.add(aged.by());
                answered |= aged.answer();
            }
        }
        if (answered) {
            evidence.addAll(all(Tactic.AGE_ASKED.cue()));
        }
    }

    /** Words that the young use of their days (school, homework, permission), where they come in two messages or more. */
    List<Said> youngWords(long sender) {
        List<Said> words = of(sender, "young.words");
        return words.size() >= 2 ? words : List.of();
    }
}
