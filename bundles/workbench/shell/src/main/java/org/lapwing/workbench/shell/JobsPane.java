package org.lapwing.workbench.shell;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Jobs;
import org.lapwing.workbench.api.WidgetIds;

/** What is running and what has ended, at the bottom; one line for each job, folded away when there is none. */
final class JobsPane extends Composite {

    private static final int REFRESH_MILLIS = 250;
    private static final int SHOWN = 4;
    private static final int THOUSAND = 1000;

    private final Theme theme;
    private final Texts texts;
    private final JobList jobs;
    private final Map<JobList.Job, Row> rows = new IdentityHashMap<>();
    private final Button handle;
    private boolean ticking;
    private boolean folded;

    /** @param fold asked for when the person folds or unfolds it */
    JobsPane(Composite parent, Theme theme, Texts texts, JobList jobs, boolean folded, Consumer<Boolean> fold) {
        super(parent, SWT.NONE);
        this.theme = theme;
        this.texts = texts;
        this.jobs = jobs;
        this.folded = folded;
        WidgetIds.name(this, "jobs");
        Draw.named(this, texts.get("jobs"));
        setBackground(theme.surface());
        setBackgroundMode(SWT.INHERIT_DEFAULT);
        setLayout(Draw.grid(1, 16, 8, 8));
        setLayoutData(Draw.fill(true, false));
        handle = WidgetIds.name(new Button(this, SWT.PUSH | SWT.FLAT), "jobs.fold");
        handle.addListener(SWT.Selection, event -> fold.accept(!this.folded));
        say();
        Draw.hide(this, true);
        refresh();
    }

    void fold(boolean now) {
        folded = now;
        say();
        refresh();
        getParent().layout(true, true);
    }

    private void say() {
        handle.setText(Sentences.label((folded ? "▸ " : "▾ ") + texts.get("jobs")));
    }

    /** Shows the jobs as they are, and again soon while one runs. */
    void refresh() {
        if (isDisposed()) {
            return;
        }
        List<JobList.Job> all = jobs.all();
        List<JobList.Job> shown = folded ? List.of() : all.subList(0, Math.min(SHOWN, all.size()));
        boolean changed = getVisible() == all.isEmpty();
        changed |= rows.keySet().removeIf(job -> !shown.contains(job) && gone(job));
        for (JobList.Job job : shown) {
            if (!rows.containsKey(job)) {
                Row row = new Row(job);
                row.moveBelow(handle);
                rows.put(job, row);
                changed = true;
            }
        }
        for (Row row : rows.values()) {
            changed |= row.show();
        }
        if (changed) {
            Draw.hide(this, all.isEmpty());
            getParent().layout(true, true);
        }
        if (jobs.running() && !ticking) {
            ticking = true;
            getDisplay().timerExec(REFRESH_MILLIS, () -> {
                ticking = false;
                refresh();
            });
        }
    }

    private boolean gone(JobList.Job job) {
        Row row = rows.get(job);
        if (row != null) {
            row.dispose();
        }
        return true;
    }

    /** One job. */
    private final class Row extends Composite {

        private final JobList.Job job;
        private final Label text;
        private final ProgressBar bar;
        private final Button failed;
        private final Button pause;
        private final Button act;
        private boolean ran = true;

        Row(JobList.Job job) {
            super(JobsPane.this, SWT.NONE);
            this.job = job;
            WidgetIds.name(this, "job");
            setLayout(Draw.grid(6, 0, 0, 12));
            setLayoutData(Draw.fill(true, false));
            Label title = WidgetIds.name(new Label(this, SWT.NONE), "job.title");
            title.setFont(theme.strong());
            title.setForeground(theme.text());
            title.setText(Sentences.label(job.state().title()));
            bar = WidgetIds.name(new ProgressBar(this, SWT.HORIZONTAL | SWT.SMOOTH), "job.progress");
            bar.setMaximum(THOUSAND);
            GridData data = new GridData(SWT.FILL, SWT.CENTER, false, false);
            data.widthHint = 200;
            bar.setLayoutData(data);
            Draw.named(bar, job.state().title());
            text = WidgetIds.name(new Label(this, SWT.NONE), "job.text");
            text.setForeground(theme.muted());
            text.setLayoutData(Draw.fill(true, false));
            failed = WidgetIds.name(new Button(this, SWT.PUSH), "job.failed");
            failed.setText(Sentences.label(texts.get("job.openFailed")));
            failed.setLayoutData(new GridData());
            failed.addListener(SWT.Selection, event -> {
                Runnable open = job.openFailed();
                if (open != null) {
                    open.run();
                }
            });
            Draw.hide(failed, true);
            pause = WidgetIds.name(new Button(this, SWT.PUSH), "job.pause");
            pause.setText(Sentences.label(texts.get("job.pause")));
            pause.setLayoutData(new GridData());
            pause.addListener(SWT.Selection, event -> {
                job.pause(!job.resting());
                show();
            });
            Draw.hide(pause, true);
            act = WidgetIds.name(new Button(this, SWT.PUSH), "job.cancel");
            act.addListener(SWT.Selection, event -> {
                if (job.state().running()) {
                    job.cancel();
                    show();
                } else {
                    jobs.remove(job);
                }
            });
        }

        /** Returns whether the layout has to be made anew. */
        boolean show() {
            Jobs.State state = job.state();
            String line = state.running() ? running(state) : state.outcome();
            if (!line.equals(text.getText())) {
                text.setText(Sentences.label(line));
            }
            text.setForeground(job.broken() ? theme.notice() : theme.muted());
            if (state.total() > 0) {
                bar.setSelection((int) (THOUSAND * Math.min(1.0, (double) state.done() / state.total())));
            }
            String say = texts.get(state.running() ? "job.cancel" : "job.remove");
            boolean changed = !say.equals(act.getText());
            if (changed) {
                act.setText(say);
            }
            act.setEnabled(!job.cancelling());
            changed |= showPause();
            boolean offer = job.openFailed() != null;
            if (offer != failed.getVisible()) {
                Draw.hide(failed, !offer);
                changed = true;
            }
            if (ran && !state.running()) {
                ran = false;
                Draw.hide(bar, true);
                changed = true;
            }
            if (changed) {
                layout(true);
            }
            return changed;
        }

        private boolean showPause() {
            boolean changed = job.pausable() != pause.getVisible();
            if (changed) {
                Draw.hide(pause, !job.pausable());
            }
            String say = Sentences.label(texts.get(job.resting() ? "job.resume" : "job.pause"));
            if (!say.equals(pause.getText())) {
                pause.setText(say);
                return true;
            }
            return changed;
        }

        private String running(Jobs.State state) {
            if (job.cancelling()) {
                return texts.get("job.cancelling");
            }
            if (job.resting()) {
                return texts.get("job.resting", state.done());
            }
            StringBuilder line = new StringBuilder(state.stage());
            if (state.total() > 0) {
                line.append("  ").append(texts.get("job.done.of", state.done(), state.total()));
            } else if (state.done() > 0) {
                line.append("  ").append(texts.get("job.done", state.done()));
            }
            if (state.failed() > 0) {
                line.append("  ·  ").append(texts.get("job.failed", state.failed()));
            }
            if (job.rate() >= 1) {
                line.append("  ·  ").append(texts.get("job.rate", Math.round(job.rate())));
            }
            if (job.secondsLeft() >= 0) {
                line.append("  ·  ").append(left(job.secondsLeft()));
            }
            return line.toString();
        }

        private String left(long seconds) {
            return seconds < 60
                    ? texts.get("job.left.seconds", seconds)
                    : texts.get("job.left.minutes", (seconds + 59) / 60);
        }
    }
}
