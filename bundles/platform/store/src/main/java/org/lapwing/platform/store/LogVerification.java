package org.lapwing.platform.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.language.Texts;

/** Checks a log: the chain in the database where that can be read, the mirror, whether they agree, and the chain of the readers. */
final class LogVerification {

    private static final int PAGE = 500;

    private final @Nullable Database database;
    private final LogDesk desk;
    private final LogReaders readers;
    private final Texts texts;
    private final InstallationLog.Chain installation;
    private final List<String> cut = new ArrayList<>();
    private final Set<Long> emergencies = new TreeSet<>();
    private final Map<Long, String> anchors = new HashMap<>();
    private final Map<Long, Long> anchoredBy = new HashMap<>();

    /**
     * @param database null for an auditor, who has the mirror only
     * @param installation the log with whose lines those that the case has seen are compared
     */
    LogVerification(@Nullable Database database, LogDesk desk, LogReaders readers, InstallationLog.Chain installation) {
        this.installation = installation;
        this.database = database;
        this.desk = desk;
        this.readers = readers;
        this.texts = desk.texts();
    }

    Verdict verdict(List<LogHead> heads, boolean given) throws IOException {
        Verdict main = database == null ? fromMirror(heads, given) : fromDatabase(database, heads, given);
        LogChainCheck others = new LogChainCheck(LogReaders.CHAIN, desk.caseId(), signers(), texts);
        Map<Long, String> named = new HashMap<>(anchors);
        LogMirror.check(readers.file(), others, entry -> {
            String hash = named.remove(entry.number());
            if (hash != null && !hash.equals(LogHash.hex(entry.hash()))) {
                named.put(entry.number(), hash);
            }
        });
        Verdict beside = others.verdict(false);
        List<String> problems = new ArrayList<>(main.problems());
        named.keySet().stream()
                .sorted()
                .forEach(number -> problems.add(texts.get("log.anchor", number, anchoredBy.getOrDefault(number, 0L))));
        beside.problems().forEach(each -> problems.add(texts.get("log.in_readers", each)));
        problems.addAll(cut);
        strangers(main, beside, problems);
        return new Verdict(
                main.caseId(), main.head(), main.signers(), main.checkpoint(), main.proven(), List.copyOf(problems));
    }

    /** A card proves its own number only; that the person is one of the case is what its leads signed. */
    private void strangers(Verdict main, Verdict beside, List<String> problems) {
        KeyPlace place = new KeyPlace(desk.folder());
        if (!place.present()) {
            return;
        }
        Set<String> members = new HashSet<>();
        try {
            place.read(desk.persons())
                    .changes()
                    .forEach(change -> members.add(change.person().id()));
        } catch (IOException e) {
            problems.add(texts.get("case.keys_damaged", desk.folder(), String.valueOf(e.getMessage())));
            return;
        }
        Stream.concat(main.signers().stream(), beside.signers().stream())
                .filter(signer -> !members.contains(signer.id()))
                .forEach(signer ->
                        problems.add(texts.get("log.stranger", signer.name(), signer.id(), signer.entries())));
    }

    private void note(LogEntry entry) {
        Journal.witnessed(entry).ifPresent(seen -> compare(entry, seen));
        String[] anchor = Journal.anchor(entry);
        if (!anchor[0].isEmpty()) {
            long number = Long.parseLong(anchor[0]);
            anchors.put(number, anchor[1]);
            anchoredBy.put(number, entry.number());
        }
    }

    private void compare(LogEntry entry, String[] seen) {
        if (!seen[0].equals(installation.id())) {
            return; // of another installation, whose log is not here
        }
        String there = installation.hashes().get(Long.parseLong(seen[1]));
        if (there == null) {
            cut.add(texts.get("log.installation_cut", entry.number(), Long.parseLong(seen[1])));
        } else if (!there.equals(seen[2])) {
            cut.add(texts.get("log.installation_differs", entry.number(), Long.parseLong(seen[1])));
        }
    }

    private LogSigners signers() {
        return new LogSigners(desk.persons());
    }

    private Verdict fromMirror(List<LogHead> heads, boolean given) throws IOException {
        LogChainCheck check = new LogChainCheck("case", desk.caseId(), signers(), texts);
        heads.forEach(check::head);
        LogFile file = LogMirror.file(desk.folder(), desk.caseId(), desk.keys());
        if (!file.exists()) {
            check.problem("log.no_mirror");
        }
        LogMirror.check(file, check, this::note);
        return check.verdict(given);
    }

    private Verdict fromDatabase(Database from, List<LogHead> heads, boolean given) throws IOException {
        LogChainCheck check = new LogChainCheck("case", desk.caseId(), signers(), texts);
        heads.forEach(check::head);
        from.read(link -> link.list(Journal::card, "select * from log_signer")).forEach(check::card);
        long after = 0;
        while (true) {
            long from1 = after;
            List<LogEntry> page = from.read(link ->
                    link.list(LogEntry::of, LogEntry.COLUMNS + "where id > ? order by id limit " + PAGE, from1));
            if (page.isEmpty()) {
                break;
            }
            page.forEach(check::entry);
            page.forEach(this::note);
            page.stream().filter(Emergencies::concerns).map(LogEntry::number).forEach(emergencies::add);
            after = page.getLast().number();
            long to = after;
            from.read(link -> link.list(
                            LogCheckpoint::of,
                            LogCheckpoint.COLUMNS + "where number > ? and number <= ? order by number",
                            from1,
                            to))
                    .forEach(check::checkpoint);
        }
        compare(from, check, after);
        emergencies.removeAll(from.read(Emergencies::numbers));
        emergencies.forEach(number -> check.problem("log.emergency.unlisted", number));
        return check.verdict(given);
    }

    /** The mirror has what the database has, entry by entry; more than the database where that was cut. */
    private void compare(Database from, LogChainCheck check, long last) throws IOException {
        LogChainCheck mirrored = new LogChainCheck("case", desk.caseId(), signers(), texts).withoutSignatures();
        LogFile file = LogMirror.file(desk.folder(), desk.caseId(), desk.keys());
        LogMirror.check(file, mirrored, entry -> {
            Optional<LogEntry> kept =
                    from.read(link -> link.first(LogEntry::of, LogEntry.COLUMNS + "where id = ?", entry.number()));
            if (kept.isEmpty()) {
                check.problem("log.only_in_mirror", entry.number());
            } else if (!Arrays.equals(kept.get().hash(), entry.hash())
                    || !Arrays.equals(kept.get().signature(), entry.signature())) {
                check.problem("log.mirror_differs", entry.number());
            }
        });
        if (mirrored.lastNumber() < last) {
            check.problem("log.mirror_short", mirrored.lastNumber(), last);
        }
        mirrored.verdict(false).problems().forEach(each -> check.problem("log.in_mirror", each));
    }
}
