package org.lapwing.platform.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.decisions.DecisionBook;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.register.Register;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.platform.api.vault.Vault;

/** One handle on an open case. */
final class OpenCase implements Case {

    private static final System.Logger LOG = System.getLogger(OpenCase.class.getName());

    private final CaseFile file;
    private final Runnable whenClosed;
    private final @Nullable Term term;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Runnable> beforeClose = new CopyOnWriteArrayList<>();

    OpenCase(CaseFile file, Runnable whenClosed) {
        this(file, whenClosed, null);
    }

    /** @param term for how long, null where it does not end */
    OpenCase(CaseFile file, Runnable whenClosed, @Nullable Term term) {
        this.term = term;
        this.file = file;
        this.whenClosed = whenClosed;
    }

    CaseFile file() {
        if (closed.get()) {
            throw new IllegalStateException("The case " + file.info().name() + " is closed");
        }
        if (term != null) {
            term.check();
        }
        return file;
    }

    @Override
    public CaseInfo info() {
        return file.info();
    }

    @Override
    public boolean writable() {
        return file.database().writable();
    }

    @Override
    public Optional<String> writer() {
        return writable() ? Optional.empty() : file().writer();
    }

    @Override
    public List<String> warnings() {
        return file().journal().warnings();
    }

    @Override
    public EvidenceBook evidence() {
        return file().evidence();
    }

    @Override
    public FindingBook findings() {
        return file().findings();
    }

    @Override
    public DecisionBook decisions() {
        return file().decisions();
    }

    @Override
    public CaseLog log() {
        return file().journal();
    }

    @Override
    public Members members() {
        return file().members();
    }

    @Override
    public Register register() {
        return file().papers();
    }

    @Override
    public Vault vault() {
        return file().vault();
    }

    @Override
    public Intake intake() {
        return file().intake();
    }

    @Override
    public Tables tables(TableOwner owner) {
        return file().tables(owner);
    }

    @Override
    public void write(Runnable work) {
        file().database().write(link -> {
            work.run();
            return true;
        });
    }

    @Override
    public long revision() {
        return file().database().revision();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return file().database().afterCommit(listener);
    }

    @Override
    public void onClose(Runnable listener) {
        beforeClose.add(listener);
    }

    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            beforeClose.forEach(OpenCase::told);
        } finally {
            closed.set(true);
            whenClosed.run();
        }
    }

    /** A call into a plug-in: it must not keep the folder from being let go. */
    private static void told(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "Something kept for a case could not be closed with it", e);
        }
    }
}
