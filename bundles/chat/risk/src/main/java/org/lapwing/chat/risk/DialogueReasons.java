package org.lapwing.chat.risk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;

/**
 * Turns what a dialogue holds into reasons. A pure function of the messages. Each reason cites every message that it rests on, so that
 * without those messages it would not be given.
 *
 * <p>Family words lower nothing: much harm happens in families. That both state ages under 18 halves what is everyday talk among peers
 * (ages, apps, meeting), and nothing else.
 */
final class DialogueReasons {

    static final String MINOR_STATED = "chat.minor-stated";
    static final String MINOR_WITH_ADULT = "chat.minor-with-adult";
    static final String TACTICS_TOWARD_MINOR = "chat.tactics-toward-minor";
    static final String TACTICS_TOGETHER = "chat.tactics-together";
    static final String ASKED_AGAIN = "chat.asked-again";
    static final String RECENT = "chat.recent";

    private static final int TACTICS_FOR_STATED_MINOR = 3;
    private static final int TACTICS_FOR_YOUNG_WORDS = 4;
    private static final int TACTICS_FOR_ANYBODY = 5;
    private static final int SEVERAL_TACTICS = 3;

    /** Messages to either side; a window as in eSPD (Vogt, Leser, Akbik, ACL 2021), there of 50 in all. */
    private static final int NEAR = 40;

    private static final Duration RECENTLY = Duration.ofDays(30);
    private static final int QUOTE = 160;

    private final Conversation conversation;
    private final Map<Long, String> names = new LinkedHashMap<>();
    private final Dialogue dialogue;
    private final Texts texts;
    private final Instant seized;
    private final List<Reason> reasons = new ArrayList<>();

    /** @param seized when the evidence was added: what is recent is recent at that time */
    DialogueReasons(
            Conversation conversation, List<Participant> participants, Dialogue dialogue, Texts texts, Instant seized) {
        this.conversation = conversation;
        participants.forEach(each -> names.put(each.id(), each.label()));
        this.dialogue = dialogue;
        this.texts = texts;
        this.seized = seized;
    }

    List<Reason> reasons() {
        ages();
        tactics();
        together();
        askedAgain();
        recent();
        return reasons;
    }

    private void ages() {
        List<Said> minors = dialogue.senders().stream()
                .flatMap(sender -> dialogue.minorEvidence(sender).stream())
                .toList();
        if (!minors.isEmpty()) {
            Set<String> who = new LinkedHashSet<>();
            dialogue.senders().stream().filter(dialogue::statesMinor).forEach(sender -> who.add(name(sender)));
            add(MINOR_STATED, 6, false, minors, who);
        }
        List<Said> both = new ArrayList<>();
        for (long minor : dialogue.senders()) {
            for (long adult : dialogue.senders()) {
                if (minor != adult) {
                    pair(minor, adult, both);
                }
            }
        }
        if (!both.isEmpty()) {
            add(MINOR_WITH_ADULT, 25, true, both);
        }
    }

    /** One of the two may be known only from what the other says. */
    private void pair(long minor, long adult, List<Said> both) {
        List<Said> young = new ArrayList<>(dialogue.minorEvidence(minor));
        List<Said> grown = new ArrayList<>(dialogue.adultEvidence(adult));
        dialogue.supposedMinor(minor).stream()
                .filter(said -> said.message().sender() == adult)
                .forEach(young::add);
        dialogue.supposedAdult(adult).stream()
                .filter(said -> said.message().sender() == minor)
                .forEach(grown::add);
        boolean adultIsMinor = dialogue.statesMinor(adult) && !dialogue.statesAdult(adult);
        boolean minorIsAdult = dialogue.statesAdult(minor) && !dialogue.statesMinor(minor);
        if (!young.isEmpty() && !grown.isEmpty() && !adultIsMinor && !minorIsAdult) {
            both.addAll(young);
            both.addAll(grown);
        }
    }

    private void tactics() {
        for (Tactic tactic : Tactic.values()) {
            List<Said> shown = dialogue.all(tactic.cue());
            if (!shown.isEmpty()) {
                boolean peers = tactic.usualAmongPeers()
                        && shown.stream().allMatch(each -> peer(each.message().sender()));
                add(tactic.code(), peers ? tactic.points() / 2 : tactic.points(), false, shown);
            }
        }
    }

    /** Whether this one and all others whose age is known are under 18 by their own words. */
    private boolean peer(long sender) {
        return dialogue.statesMinor(sender) && dialogue.senders().stream().noneMatch(dialogue::statesAdult);
    }

    private void together() {
        boolean towardMinor = false;
        int most = 0;
        for (long actor : dialogue.senders()) {
            int near = nearEachOther(actor, dialogue.tactics(actor));
            towardMinor |=
                    near >= TACTICS_FOR_STATED_MINOR && !minorBesides(actor).isEmpty();
            towardMinor |=
                    near >= TACTICS_FOR_YOUNG_WORDS && !youngBesides(actor).isEmpty();
            most = Math.max(most, near);
        }
        if (most < SEVERAL_TACTICS) {
            return;
        }
        List<Said> shown = tacticsOfThoseWithSeveral();
        boolean many = most >= TACTICS_FOR_ANYBODY;
        add(TACTICS_TOGETHER, many ? 40 : (most - SEVERAL_TACTICS + 1) * 10, many, shown);
        if (towardMinor) {
            List<Said> rests = new ArrayList<>(shown);
            dialogue.senders().forEach(sender -> {
                rests.addAll(minorBesides(sender));
                rests.addAll(youngBesides(sender));
            });
            add(TACTICS_TOWARD_MINOR, 40, true, rests);
        }
    }

    /** Of everybody with several, peers too: whether they are peers rests on messages that are themselves cited. */
    private List<Said> tacticsOfThoseWithSeveral() {
        return dialogue.senders().stream()
                .map(dialogue::tactics)
                .filter(tactics -> tactics.size() >= SEVERAL_TACTICS)
                .flatMap(tactics -> tactics.values().stream().flatMap(List::stream))
                .toList();
    }

    /**
     * How many different tactics of one sender stand near each other. In a conversation of years every everyday sentence is found
     * somewhere; it is their standing together that tells.
     */
    private int nearEachOther(long actor, Map<Tactic, List<Said>> tactics) {
        boolean peer = peer(actor);
        List<Map.Entry<Tactic, Said>> shown = tactics.entrySet().stream()
                .filter(each -> !(peer && each.getKey().usualAmongPeers()))
                .flatMap(each -> each.getValue().stream().map(said -> Map.entry(each.getKey(), said)))
                .toList();
        int most = 0;
        for (Map.Entry<Tactic, Said> centre : shown) {
            long near = shown.stream()
                    .filter(other -> dialogue.near(centre.getValue(), other.getValue(), NEAR))
                    .map(Map.Entry::getKey)
                    .distinct()
                    .count();
            most = Math.max(most, (int) near);
        }
        return most;
    }

    /** What others state of their being under age, and what the actor says of it. */
    private List<Said> minorBesides(long actor) {
        return Stream.concat(
                        others(actor).flatMap(sender -> dialogue.minorEvidence(sender).stream()),
                        dialogue.of(actor, "minor.supposed").stream())
                .toList();
    }

    /** None where the actor writes of school and permission too: then they may be of one age. */
    private List<Said> youngBesides(long actor) {
        if (!dialogue.youngWords(actor).isEmpty()) {
            return List.of();
        }
        return others(actor)
                .flatMap(sender -> dialogue.youngWords(sender).stream())
                .toList();
    }

    private Stream<Long> others(long actor) {
        return dialogue.senders().stream().filter(sender -> sender != actor);
    }

    /** Somebody asks for something of the same kind after the other side has refused. */
    private void askedAgain() {
        List<Said> cited = new ArrayList<>();
        Set<String> who = new LinkedHashSet<>();
        for (long actor : dialogue.senders()) {
            List<Said> refusals = others(actor)
                    .flatMap(sender -> dialogue.of(sender, "refusal").stream())
                    .toList();
            for (Map.Entry<Tactic, List<Said>> asked : dialogue.tactics(actor).entrySet()) {
                if (refusals.isEmpty() || asked.getValue().size() < 2) {
                    continue;
                }
                if (refusals.stream().anyMatch(no -> between(no, asked.getValue()))) {
                    who.add(name(actor));
                    cited.addAll(asked.getValue());
                    cited.addAll(refusals);
                }
            }
        }
        if (!cited.isEmpty()) {
            add(ASKED_AGAIN, 6, false, cited, who);
        }
    }

    private boolean between(Said refusal, List<Said> asked) {
        long at = refusal.message().id();
        return asked.stream().anyMatch(before -> before.message().id() < at && dialogue.near(before, refusal, NEAR))
                && asked.stream().anyMatch(after -> after.message().id() > at && dialogue.near(after, refusal, NEAR));
    }

    private void recent() {
        List<Said> recent = Stream.of(Tactic.values())
                .flatMap(tactic -> dialogue.all(tactic.cue()).stream())
                .filter(each -> recent(each.message().time().instant()))
                .toList();
        if (!recent.isEmpty()) {
            add(RECENT, 2, false, recent);
        }
    }

    private boolean recent(@org.jspecify.annotations.Nullable Instant at) {
        return at != null && at.isAfter(seized.minus(RECENTLY)) && at.isBefore(seized.plus(Duration.ofDays(2)));
    }

    private void add(String code, int points, boolean danger, List<Said> rests) {
        add(code, points, danger, rests, who(rests));
    }

    /** @param who named in the sentence; not everybody who is cited: a question for an age is cited with its answer */
    private void add(String code, int points, boolean danger, List<Said> rests, Set<String> who) {
        Map<Long, Said> once = new TreeMap<>();
        rests.forEach(each -> once.putIfAbsent(each.message().id(), each));
        List<Citation> citations = once.values().stream().map(this::citation).toList();
        reasons.add(new Reason(
                Target.of(Target.CONVERSATION, conversation.id()),
                conversation.title(),
                code,
                texts.get(code, once.size(), String.join(", ", who)),
                points,
                danger,
                citations));
    }

    private Set<String> who(Iterable<Said> said) {
        Set<String> who = new LinkedHashSet<>();
        said.forEach(each -> who.add(name(each.message().sender())));
        return who;
    }

    private String name(long sender) {
        return names.getOrDefault(sender, "#" + sender);
    }

    private Citation citation(Said said) {
        Message message = said.message();
        String text = message.text();
        int from = Math.max(0, Math.min(said.hit().start() - QUOTE / 2, text.length() - QUOTE));
        String quote =
                text.length() <= QUOTE ? text : "…" + text.substring(from, Math.min(text.length(), from + QUOTE)) + "…";
        return new Citation(
                Target.of(Target.MESSAGE, message.id()),
                name(message.sender()),
                quote,
                message.time().instant());
    }

    static List<String> codes() {
        List<String> codes = new ArrayList<>(
                List.of(MINOR_STATED, MINOR_WITH_ADULT, TACTICS_TOWARD_MINOR, TACTICS_TOGETHER, ASKED_AGAIN, RECENT));
        Stream.of(Tactic.values()).map(Tactic::code).forEach(codes::add);
        codes.sort(Comparator.naturalOrder());
        return codes;
    }
}
