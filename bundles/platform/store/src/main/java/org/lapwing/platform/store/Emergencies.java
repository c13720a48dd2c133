package org.lapwing.platform.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Members.Review;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * Openings by those who hold the recovery keys, and what leads said of them: entries of the log. The table meta names their numbers, so
 * that nobody has to read a long log for them; a check of the log reads all of it and names what is missing there.
 */
final class Emergencies {

    /** How long one opening lasts. */
    static final Duration LASTS = Duration.ofHours(24);

    private static final String ROW = "emergencies";
    private static final String OPENED = "emergency";
    private static final String REVIEWED = "emergency-review";
    private static final String UNTIL = "until ";
    private static final String NUMBER = "[0-9]{1,18}";
    private static final String APPROVED = "approved";
    private static final String OBJECTED = "objected";

    private final Database database;
    private final Journal journal;

    Emergencies(Database database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    /** Records one; returns until when it lasts. */
    Instant begin(PersonCard person, String why) {
        Instant until = journal.now().plus(LASTS).truncatedTo(ChronoUnit.SECONDS);
        record(new Note(Operation.PERMITTED, new Target(OPENED, person.id()), UNTIL + until, why, "", ""));
        return until;
    }

    void review(Emergency of, boolean approved, String why) {
        Target target = new Target(REVIEWED, Long.toString(of.entry()));
        record(new Note(Operation.ALTERED, target, approved ? APPROVED : OBJECTED, why, "", ""));
    }

    private void record(Note note) {
        database.write(link -> {
            journal.append(link, note);
            List<Long> numbers = new ArrayList<>(numbers(link));
            numbers.add(link.number("select max(id) from log"));
            String joined =
                    String.join(" ", numbers.stream().map(String::valueOf).toList());
            return link.run("insert or replace into meta (key, value) values (?, ?)", ROW, joined);
        });
    }

    /** Of their entries, as the table meta has them. */
    static List<Long> numbers(Link link) throws SQLException {
        return link.first(row -> row.getString(1), "select value from meta where key = ?", ROW)
                .map(text -> Stream.of(text.split(" "))
                        .filter(word -> word.matches(NUMBER))
                        .map(Long::valueOf)
                        .toList())
                .orElse(List.of());
    }

    /** The first one first. */
    List<Emergency> all() {
        return database.read(link -> {
            Map<Long, Emergency> all = new LinkedHashMap<>();
            for (long number : numbers(link)) {
                Optional<LogEntry> entry = link.first(LogEntry::of, LogEntry.COLUMNS + "where id = ?", number);
                if (entry.isPresent() && opens(entry.get())) {
                    all.put(number, emergency(link, entry.get()));
                } else if (entry.isPresent() && reviews(entry.get())) {
                    Review review = review(link, entry.get());
                    all.computeIfPresent(reviewed(entry.get()), (of, known) -> with(known, review));
                }
            }
            return List.copyOf(all.values());
        });
    }

    /** One by the same person is none, whoever wrote it. */
    private static Emergency with(Emergency known, Review review) {
        return known.person().equals(review.person()) ? known : known.reviewed(review);
    }

    /** Until when the last one of a person lasts; empty where it is over, and where a lead objected. */
    Optional<Instant> open(String person) {
        Instant now = journal.now();
        return all().stream()
                .filter(each -> each.person().equals(person))
                .filter(each -> each.review() == null || each.review().approved())
                .map(Emergency::until)
                .filter(now::isBefore)
                .reduce((first, second) -> second);
    }

    private static Emergency emergency(Link link, LogEntry entry) throws SQLException {
        return new Emergency(
                entry.number(),
                entry.person(),
                name(link, entry.person()),
                Instant.ofEpochMilli(entry.at()),
                end(entry),
                entry.note().why(),
                null);
    }

    /** Long over where it is no time: none of ours wrote it. */
    private static Instant end(LogEntry entry) {
        try {
            return Instant.parse(until(entry));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private static Review review(Link link, LogEntry entry) throws SQLException {
        return new Review(
                entry.number(),
                entry.person(),
                name(link, entry.person()),
                Instant.ofEpochMilli(entry.at()),
                approves(entry),
                entry.note().why());
    }

    private static String name(Link link, String person) throws SQLException {
        return link.first(row -> row.getString(1), "select name from log_signer where id = ?", person)
                .orElse(person);
    }

    static boolean concerns(LogEntry entry) {
        return opens(entry) || reviews(entry);
    }

    static boolean opens(LogEntry entry) {
        return entry.note().target().kind().equals(OPENED)
                && entry.note().detail().startsWith(UNTIL);
    }

    static boolean reviews(LogEntry entry) {
        return entry.note().target().kind().equals(REVIEWED)
                && entry.note().target().id().matches(NUMBER);
    }

    /** Of an entry that opens. */
    static String until(LogEntry entry) {
        return entry.note().detail().substring(UNTIL.length());
    }

    /** Number of the opening of which an entry speaks. */
    static long reviewed(LogEntry entry) {
        return Long.parseLong(entry.note().target().id());
    }

    static boolean approves(LogEntry entry) {
        return entry.note().detail().equals(APPROVED);
    }
}
