package org.lapwing.platform.api.register;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.policy.Function;

/**
 * The legal basis of a case and how far it goes. Days are days in UTC. The shape as JSON is in docs/administrators/authority.md.
 *
 * @param reference such as the file number of the order
 * @param issuedBy court or authority
 * @param from the first day whose material may be looked at, null for no bound
 * @param until the last such day, null for no bound
 * @param undated whether material without a date is within the bounds
 * @param accounts whose conversations may be looked at, with all that others wrote in them; empty for all
 * @param functions what may be done; empty for all
 * @param expires the last day on which it holds, null where it does not end
 * @param privilegedPaths parts of paths, letters of either case, that mark privileged material
 * @param privilegedWords whole words that do so, in a path, in the title of a conversation and in names of those who take part in it
 * @param privilegedAccounts whose conversations are privileged
 */
public record Authority(
        String reference,
        String issuedBy,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean undated,
        List<String> accounts,
        Set<Function> functions,
        @Nullable LocalDate expires,
        List<String> privilegedPaths,
        List<String> privilegedWords,
        List<String> privilegedAccounts) {

    public Authority(
            String reference,
            String issuedBy,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean undated,
            List<String> accounts,
            Set<Function> functions,
            @Nullable LocalDate expires,
            List<String> privilegedPaths,
            List<String> privilegedWords) {
        this(
                reference,
                issuedBy,
                from,
                until,
                undated,
                accounts,
                functions,
                expires,
                privilegedPaths,
                privilegedWords,
                List.of());
    }

    public Authority {
        if (reference.isBlank()) {
            throw new IllegalArgumentException("An authority has a reference");
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("The last day, " + until + ", is before the first, " + from);
        }
        accounts = List.copyOf(accounts);
        functions = Set.copyOf(functions);
        privilegedPaths = List.copyOf(privilegedPaths);
        privilegedWords = List.copyOf(privilegedWords);
        privilegedAccounts = List.copyOf(privilegedAccounts);
    }

    /** Whether it no longer holds. */
    public boolean expired(java.time.Instant now) {
        return expires != null && now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(expires);
    }
}
