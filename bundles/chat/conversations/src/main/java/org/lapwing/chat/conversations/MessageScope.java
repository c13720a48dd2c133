package org.lapwing.chat.conversations;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.register.Authority;

/**
 * What an authority leaves closed of conversations: those in which no listed account takes part, those whose title or participants are
 * privileged, and of the others the messages outside its days. A conversation is both sides of it, so a listed account opens what others
 * wrote to it.
 *
 * @param from milliseconds of the first moment that is within
 * @param before milliseconds of the first moment after it
 */
record MessageScope(
        long from,
        long before,
        boolean undated,
        Set<String> accounts,
        Set<String> privileged,
        @Nullable Pattern words,
        String bounds) {

    static final int OPEN = 0;
    static final int DATE = 1;
    static final int UNDATED = 2;
    static final int PRIVILEGED = 3;
    static final int ACCOUNT = 4;
    static final int WAITING = 9;

    private static final List<String> REASONS = List.of("", "date", "undated", "privileged", "account");

    private static final Pattern NUMBER = Pattern.compile("[+0-9 ()./-]{5,}");

    static MessageScope of(Optional<Authority> authority) {
        if (authority.isEmpty()) {
            return new MessageScope(Long.MIN_VALUE, Long.MAX_VALUE, true, Set.of(), Set.of(), null, "");
        }
        Authority bound = authority.get();
        LocalDate last = bound.until();
        long from = bound.from() == null ? Long.MIN_VALUE : millis(bound.from());
        long before = last == null ? Long.MAX_VALUE : millis(last.plusDays(1));
        boolean dated = from != Long.MIN_VALUE || before != Long.MAX_VALUE;
        Set<String> accounts = folded(bound.accounts());
        Set<String> privileged = folded(bound.privilegedAccounts());
        Set<String> words = new TreeSet<>(bound.privilegedWords());
        boolean all = !dated && accounts.isEmpty() && privileged.isEmpty() && words.isEmpty();
        String bounds = all
                ? ""
                : String.join(
                        "\n",
                        String.valueOf(bound.from()),
                        String.valueOf(last),
                        String.valueOf(!dated || bound.undated()),
                        accounts.toString(),
                        privileged.toString(),
                        words.toString());
        return new MessageScope(from, before, !dated || bound.undated(), accounts, privileged, pattern(words), bounds);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static Set<String> folded(Collection<String> names) {
        return names.stream().map(MessageScope::folded).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Letters of either case are the same; of a telephone number its digits count, without what an app puts after it. */
    private static String folded(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        int at = plain.indexOf('@');
        String number = at > 0 ? plain.substring(0, at) : plain;
        if (NUMBER.matcher(number).matches() && number.chars().anyMatch(Character::isDigit)) {
            return number.replaceAll("[^0-9]", "").replaceFirst("^0+", "");
        }
        return plain;
    }

    private static @Nullable Pattern pattern(Set<String> words) {
        return words.isEmpty()
                ? null
                : Pattern.compile(
                        words.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** A reason as figures name it. */
    static String named(int reason) {
        return reason > OPEN && reason < REASONS.size() ? REASONS.get(reason) : "waiting";
    }

    /** Whether it leaves nothing closed. */
    boolean open() {
        return bounds.isEmpty();
    }

    /**
     * Why a conversation as a whole stays closed.
     *
     * @param names keys and names of those who take part
     * @return {@link #OPEN} where it does not
     */
    int conversation(String title, Collection<String> names) {
        Set<String> folded = folded(names);
        if (folded.stream().anyMatch(privileged::contains)
                || hasWord(title)
                || names.stream().anyMatch(this::hasWord)) {
            return PRIVILEGED;
        }
        return accounts.isEmpty() || folded.stream().anyMatch(accounts::contains) ? OPEN : ACCOUNT;
    }

    private boolean hasWord(String text) {
        return words != null && words.matcher(text).find();
    }
}
