package org.lapwing.testdesk;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLogs;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionBook;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.register.Register;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.platform.api.vault.Vault;

/** A case in memory, as far as views ask for it. */
public final class PaperCase implements Case, EvidenceBook, FindingBook, CaseLog {

    public final List<Exhibit> exhibits = new CopyOnWriteArrayList<>();
    public final List<Item> items = new CopyOnWriteArrayList<>();
    public final List<Finding> findings = new CopyOnWriteArrayList<>();
    public final List<Decision> decisions = new CopyOnWriteArrayList<>();
    public final List<Task> tasks = new CopyOnWriteArrayList<>();
    public final List<Entry> log = new CopyOnWriteArrayList<>();
    public final PaperMembers members = new PaperMembers();

    /** The time that the log has seen, where it is not that of the clock. */
    public volatile @Nullable Instant seen;

    public final PaperRegister register = new PaperRegister(exhibits);
    private final AtomicLong revision = new AtomicLong();
    private final CaseInfo info;

    public PaperCase(String name) {
        info = new CaseInfo(name, name, Path.of("target", name), Instant.parse("2026-01-05T08:00:00Z"), null);
    }

    @Override
    public CaseInfo info() {
        return info;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public EvidenceBook evidence() {
        return this;
    }

    @Override
    public FindingBook findings() {
        return this;
    }

    @Override
    public DecisionBook decisions() {
        return new Paper();
    }

    @Override
    public CaseLog log() {
        return this;
    }

    @Override
    public Members members() {
        return members;
    }

    @Override
    public Register register() {
        return register;
    }

    @Override
    public Vault vault() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Intake intake() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Tables tables(TableOwner owner) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void write(Runnable work) {
        work.run();
        revision.incrementAndGet();
    }

    @Override
    public long revision() {
        return revision.get();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return () -> {};
    }

    @Override
    public void onClose(Runnable listener) {}

    @Override
    public void close() {}

    @Override
    public List<Exhibit> exhibits() {
        return exhibits;
    }

    @Override
    public Optional<Item> item(long id) {
        return items.stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public List<Item> itemsOf(ContentId content) {
        return items.stream().filter(each -> content.equals(each.content())).toList();
    }

    @Override
    public Optional<Hashes> hashes(ContentId content) {
        return Optional.empty();
    }

    @Override
    public List<Companion> companions(ContentId content, Set<String> endings) {
        return List.of();
    }

    @Override
    public List<Item> items(ItemFilter filter, long afterId, int limit) {
        return items.stream()
                .filter(each -> each.id() > afterId && passes(filter, each))
                .limit(limit)
                .toList();
    }

    private static boolean passes(ItemFilter filter, Item item) {
        String type = item.mediaType();
        return (filter.states().isEmpty() || filter.states().contains(item.state()))
                && (filter.mediaTypePrefix() == null || type != null && type.startsWith(filter.mediaTypePrefix()))
                && (filter.exhibit() == null || filter.exhibit() == item.exhibit());
    }

    @Override
    public long idBefore(ItemFilter filter, long row) {
        return row == 0
                ? 0
                : items.stream()
                        .filter(each -> passes(filter, each))
                        .skip(row - 1)
                        .findFirst()
                        .map(Item::id)
                        .orElse(Long.MAX_VALUE);
    }

    @Override
    public long row(ItemFilter filter, long id) {
        return items.stream()
                .filter(each -> passes(filter, each) && each.id() < id)
                .count();
    }

    @Override
    public long count(ItemFilter filter) {
        return items.stream().filter(each -> passes(filter, each)).count();
    }

    @Override
    public InputStream open(ContentId content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Path> onDisk(ContentId content) {
        return Optional.empty();
    }

    @Override
    public Path file(ContentId content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Finding> finding(long id) {
        return findings.stream().filter(each -> each.id() == id).findFirst();
    }

    @Override
    public List<Analysis> analyses(ContentId content) {
        return List.of();
    }

    @Override
    public Optional<Comparison> compare(Analysed now) {
        return Optional.empty();
    }

    @Override
    public List<Finding> ofKind(String kind, long afterId, int limit) {
        return List.of();
    }

    @Override
    public Optional<byte[]> derived(ContentId content, String kind) {
        return Optional.empty();
    }

    @Override
    public List<Failure> failures(ContentId content) {
        return List.of();
    }

    @Override
    public List<Finding> on(Target target) {
        return findings.stream().filter(each -> each.target().equals(target)).toList();
    }

    @Override
    public void append(Note note) {
        write(() -> log.add(new Entry(
                log.size() + 1L,
                Instant.EPOCH,
                "p1",
                note.operation(),
                note.target(),
                note.detail(),
                note.why(),
                note.recipient(),
                note.purpose(),
                "")));
    }

    @Override
    public Instant now() {
        return seen == null ? Instant.now() : seen;
    }

    @Override
    public Head head() {
        return new Head(log.size(), "00");
    }

    @Override
    public CaseLogs.Verdict verify() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean lookedAt(Target target) {
        return log.stream().anyMatch(each -> each.target().equals(target));
    }

    @Override
    public long lookedAtCount(String targetKind) {
        return log.stream()
                .map(Entry::target)
                .filter(each -> each.kind().equals(targetKind))
                .distinct()
                .count();
    }

    private final class Paper implements DecisionBook {

        @Override
        public List<Decision> all(long afterId, int limit) {
            return decisions;
        }

        @Override
        public Decision decide(Target target, DecisionKind kind, String value, @Nullable String scheme, String why) {
            Decision made = new Decision(
                    decisions.size() + 1L, target, kind, value, scheme, "p1", "Kim", Instant.EPOCH, why, false);
            write(() -> decisions.add(made));
            return made;
        }

        @Override
        public Optional<Decision> undo(Target target, String why) {
            Optional<Decision> last = decisions.stream()
                    .filter(each -> each.target().equals(target) && !each.undone() && each.kind() != DecisionKind.UNDO)
                    .reduce((first, second) -> second);
            last.ifPresent(each -> {
                decisions.remove(each);
                decisions.add(new Decision(
                        each.id(),
                        target,
                        each.kind(),
                        each.value(),
                        each.scheme(),
                        each.person(),
                        each.personName(),
                        each.at(),
                        each.why(),
                        true));
            });
            return last.map(each -> decide(target, DecisionKind.UNDO, Long.toString(each.id()), null, why));
        }

        @Override
        public List<Decision> on(Target target) {
            return decisions.stream()
                    .filter(each -> each.target().equals(target))
                    .toList();
        }

        @Override
        public Optional<Decision> category(Target target) {
            return Optional.empty();
        }

        @Override
        public Task addTask(String text, @Nullable String owner, @Nullable Target about) {
            Task made = new Task(tasks.size() + 1L, text, owner, about, Instant.EPOCH, "Kim", null);
            write(() -> tasks.add(made));
            return made;
        }

        @Override
        public List<Task> tasks(boolean withDone) {
            return tasks.stream()
                    .filter(each -> withDone || each.done() == null)
                    .toList();
        }

        @Override
        public Optional<Task> taskDone(long id) {
            List<Task> found = new ArrayList<>(
                    tasks.stream().filter(each -> each.id() == id).toList());
            found.forEach(each -> write(() -> {
                tasks.remove(each);
                tasks.add(new Task(
                        each.id(),
                        each.text(),
                        each.owner(),
                        each.about(),
                        each.created(),
                        each.createdBy(),
                        Instant.EPOCH));
            }));
            return found.stream().findFirst();
        }
    }
}
