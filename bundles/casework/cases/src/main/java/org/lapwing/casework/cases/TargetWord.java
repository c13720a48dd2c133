package org.lapwing.casework.cases;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;

/** What a person means by a word: the number of an item, a part of a path that only one item has, or {@code kind:id}. */
record TargetWord(Texts texts) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern KIND_AND_ID = Pattern.compile("([a-z][a-z0-9.]*):(\\S+)");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> NUMBERED =
            Set.of(Target.EXHIBIT, Target.ITEM, Target.CONVERSATION, Target.MESSAGE, Target.SUBJECT);
    private static final int LOOKED_AT = 1_000;
    private static final int NAMED = 5;

    /** Empty where it cannot be told; the reason was said. */
    Optional<Target> find(Case in, String word, Output output) {
        Matcher matcher = KIND_AND_ID.matcher(word);
        if (matcher.matches()) {
            Optional<Target> target = target(in, matcher.group(1), matcher.group(2));
            if (target.isPresent()) {
                return target;
            }
        }
        if (NUMBER.matcher(word).matches()
                && in.evidence().item(Long.parseLong(word)).isPresent()) {
            return Optional.of(Target.of(Target.ITEM, Long.parseLong(word)));
        }
        return byPath(in, word, output);
    }

    /** As people know it: an item by its path. */
    static String name(Case in, Target target) {
        return target.kind().equals(Target.ITEM)
                ? in.evidence()
                        .item(Long.parseLong(target.id()))
                        .map(Item::path)
                        .orElse(target.toString())
                : target.toString();
    }

    private static Optional<Target> target(Case in, String kind, String id) {
        boolean known =
                switch (kind) {
                    case Target.ITEM ->
                        NUMBER.matcher(id).matches()
                                && in.evidence().item(Long.parseLong(id)).isPresent();
                    case Target.CONTENT ->
                        SHA256.matcher(id).matches()
                                && !in.evidence().itemsOf(new ContentId(id)).isEmpty();
                    case Target.CASE -> id.equals(in.info().id());
                    default -> !NUMBERED.contains(kind) || NUMBER.matcher(id).matches();
                };
        return known ? Optional.of(new Target(kind, id)) : Optional.empty();
    }

    private Optional<Target> byPath(Case in, String word, Output output) {
        List<Item> found = word.isBlank() ? List.of() : in.evidence().items(having(word), 0, LOOKED_AT);
        List<Item> exact =
                found.stream().filter(item -> item.path().equals(word)).toList();
        List<Item> meant = exact.size() == 1 ? exact : found;
        if (meant.size() == 1) {
            return Optional.of(Target.of(Target.ITEM, meant.getFirst().id()));
        }
        if (meant.isEmpty()) {
            output.note(texts.get("target.none", word));
        } else {
            output.note(texts.get("target.many", word, meant.size()));
            meant.stream().limit(NAMED).forEach(item -> output.note("  " + item.id() + "  " + item.path()));
        }
        return Optional.empty();
    }

    private static ItemFilter having(@Nullable String part) {
        return new ItemFilter(null, Set.of(), part, null, false);
    }
}
