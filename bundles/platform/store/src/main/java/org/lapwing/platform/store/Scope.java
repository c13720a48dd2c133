package org.lapwing.platform.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.Authority;

/** What an authority leaves closed, told by date and path alone; without state, for many threads. */
final class Scope {

    static final int DATE = 1;
    static final int NO_DATE = 2;
    static final int PRIVILEGED = 3;
    static final int WITHIN = 4;

    private final @Nullable Authority authority;
    private final Texts texts;
    private final long from;
    private final long before;
    private final List<String> paths;
    private final @Nullable Pattern words;

    Scope(@Nullable Authority authority, Texts texts) {
        this.authority = authority;
        this.texts = texts;
        LocalDate first = authority == null ? null : authority.from();
        LocalDate last = authority == null ? null : authority.until();
        this.from = first == null ? Long.MIN_VALUE : millis(first);
        this.before = last == null ? Long.MAX_VALUE : millis(last.plusDays(1));
        this.paths = authority == null
                ? List.of()
                : authority.privilegedPaths().stream()
                        .map(part -> part.toLowerCase(Locale.ROOT))
                        .toList();
        this.words = authority == null || authority.privilegedWords().isEmpty()
                ? null
                : Pattern.compile(
                        authority.privilegedWords().stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** Whether it leaves nothing closed. */
    boolean open() {
        return from == Long.MIN_VALUE && before == Long.MAX_VALUE && paths.isEmpty() && words == null;
    }

    /** Why an item stays closed. */
    record Outside(int code, String sentence) {}

    /** @param delivered whether the item is the file that the exhibit is */
    Optional<Outside> outside(String path, @Nullable Instant modified, boolean delivered) {
        Authority bound = authority;
        if (bound == null || open()) {
            return Optional.empty();
        }
        Optional<String> term = privileged(path);
        if (term.isPresent()) {
            return Optional.of(new Outside(PRIVILEGED, texts.get("scope.privileged", term.get(), bound.reference())));
        }
        if (delivered || from == Long.MIN_VALUE && before == Long.MAX_VALUE) {
            return Optional.empty();
        }
        if (modified == null) {
            return bound.undated()
                    ? Optional.empty()
                    : Optional.of(new Outside(NO_DATE, texts.get("scope.undated", bound.reference())));
        }
        long at = modified.toEpochMilli();
        return at >= from && at < before
                ? Optional.empty()
                : Optional.of(new Outside(DATE, texts.get("scope.date", bound.reference())));
    }

    /** What lies in a container that stays closed. */
    Outside within() {
        return new Outside(WITHIN, texts.get("scope.within", authority == null ? "" : authority.reference()));
    }

    private Optional<String> privileged(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        for (String part : paths) {
            if (lower.contains(part)) {
                return Optional.of(part);
            }
        }
        if (words != null) {
            var found = words.matcher(path);
            if (found.find()) {
                return Optional.of(found.group());
            }
        }
        return Optional.empty();
    }
}
