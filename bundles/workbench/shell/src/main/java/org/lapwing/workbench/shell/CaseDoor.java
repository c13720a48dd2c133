package org.lapwing.workbench.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.WidgetIds;

/** Making and opening cases, and adding evidence. */
final class CaseDoor {

    private final Workbench workbench;
    private final Extensions extensions;
    private final Texts texts;
    private boolean opening;

    CaseDoor(Workbench workbench, Extensions extensions, Texts texts) {
        this.workbench = workbench;
        this.extensions = extensions;
        this.texts = texts;
    }

    /** The cases that this profile knows; called in the background. */
    List<CaseInfo> registered() {
        return extensions.one(CaseStore.class).map(CaseStore::registered).orElse(List.of());
    }

    void open(Path folder) {
        if (!workbench.caseState().isOpen(folder)) {
            look(store -> store.open(folder, Access.WRITE_IF_FREE), "");
        }
    }

    /** Opens by folder, or by name or id among the registered cases. */
    void find(String folderOrName) {
        look(store -> store.open(store.find(folderOrName).folder(), Access.WRITE_IF_FREE), "");
    }

    void close() {
        workbench.caseState().replace(null);
    }

    boolean opening() {
        return opening;
    }

    /** A case is about to be opened, or no longer. */
    void opening(boolean now) {
        opening = now;
        workbench.frame().opening(now);
    }

    /** Opens a case that was there, which is a look at it: permitted, logged, and asked why where that is asked for. */
    private void look(CaseState.Opening how, String why) {
        workbench
                .persons()
                .through(() -> unlocked(store -> consulted(how.open(store), why), failure -> {
                    if (failure instanceof GroundsNeeded && why.isEmpty()) {
                        opening(false);
                        workbench
                                .desk()
                                .ask(texts.get("case.why.title"), texts.get("case.why"), "", 3)
                                .ifPresent(given -> look(how, given));
                    } else {
                        failed(failure);
                    }
                }));
    }

    private Case consulted(Case opened, String why) throws PolicyRefusal {
        Optional<Consultations> consultations = extensions.one(Consultations.class);
        boolean shown = false;
        try {
            if (consultations.isPresent()) {
                Target target = new Target(Target.CASE, opened.info().id());
                consultations.get().open(opened, target, "opened", why);
            }
            shown = true;
            return opened;
        } finally {
            if (!shown) {
                opened.close();
            }
        }
    }

    /** A page of a list is about to be shown; called in the background. */
    void shown(Case of, Consultations.Page page) throws PolicyRefusal {
        Optional<Consultations> consultations = extensions.one(Consultations.class);
        if (consultations.isPresent()) {
            consultations.get().page(of, page);
        }
    }

    private void through(CaseState.Opening how) {
        workbench.persons().through(() -> unlocked(how, this::failed));
    }

    private void unlocked(CaseState.Opening how, Consumer<Exception> failed) {
        opening(true);
        workbench.later(this::store, store -> {
            if (store.isEmpty()) {
                opening(false);
                workbench.desk().problem(texts.get("cases.none"));
                return;
            }
            workbench.caseState().open(store.get(), how, this::opened, failed);
        });
    }

    /** When all wings run, so that each finds the case with what it keeps there. */
    private Optional<CaseStore> store() {
        workbench.startRest();
        return extensions.one(CaseStore.class);
    }

    private void failed(Exception failure) {
        opening(false);
        workbench.desk().problem(Sentences.of(failure, texts));
    }

    private void opened(Case open) {
        opening(false);
        workbench.desk().problem("");
        workbench.desk().say(texts.get("case.opened", open.info().name()));
    }

    void askOpen() {
        DirectoryDialog dialog = new DirectoryDialog(workbench.shell(), SWT.OPEN);
        dialog.setText(texts.get("case.open.title"));
        dialog.setMessage(texts.get("case.open.message"));
        String folder = dialog.open();
        if (folder != null) {
            open(Path.of(folder));
        }
    }

    void askNew() {
        Dialogs dialogs = workbench.dialogs();
        Shell shell = dialogs.frame("case.new", texts.get("case.new.title"));
        dialogs.label(shell, texts.get("case.new.name"), false);
        Text name = dialogs.field(shell, "case.new.name", texts.get("case.new.name"), "", 1);
        dialogs.label(shell, texts.get("case.new.folder"), false);
        Composite row = new Composite(shell, SWT.NONE);
        row.setLayout(Draw.grid(2, 0, 0, 8));
        row.setLayoutData(Draw.fill(true, false));
        Text folder = dialogs.field(row, "case.new.folder", texts.get("case.new.folder"), "", 1);
        Button choose = WidgetIds.name(new Button(row, SWT.PUSH), "case.new.choose");
        choose.setText(Sentences.label(texts.get("case.new.choose")));
        choose.setLayoutData(new GridData());
        choose.addListener(SWT.Selection, event -> chooseFolder(shell, folder));
        dialogs.label(shell, texts.get("case.new.folder.hint"), true);
        dialogs.label(shell, texts.get("case.new.authority"), false);
        Text authority = dialogs.field(shell, "case.new.authority", texts.get("case.new.authority"), "", 1);
        dialogs.label(shell, texts.get("case.new.authority.hint"), true);
        Button make = dialogs.buttons(shell, texts.get("case.new.make"), () -> {
            create(
                    name.getText().strip(),
                    Path.of(folder.getText().strip()),
                    authority.getText().strip());
            return true;
        });
        Runnable check = () -> make.setEnabled(
                !name.getText().isBlank() && isPath(folder.getText().strip()));
        name.addListener(SWT.Modify, event -> check.run());
        folder.addListener(SWT.Modify, event -> check.run());
        check.run();
        name.setFocus();
        dialogs.run(shell);
    }

    private static boolean isPath(String text) {
        try {
            return !text.isEmpty() && Path.of(text).isAbsolute();
        } catch (java.nio.file.InvalidPathException wrong) {
            return false;
        }
    }

    private void chooseFolder(Shell parent, Text into) {
        DirectoryDialog dialog = new DirectoryDialog(parent, SWT.SAVE);
        dialog.setText(texts.get("case.new.folder"));
        String chosen = dialog.open();
        if (chosen != null) {
            into.setText(chosen);
        }
    }

    private void create(String name, Path folder, String authority) {
        @Nullable String basis = authority.isEmpty() ? null : authority;
        Optional<Policy> policy = extensions.one(Policy.class);
        through(store -> {
            if (policy.isPresent()) {
                policy.get().permit(Function.CASE_CREATE, null, basis, "");
            }
            return store.create(folder, name, basis);
        });
    }

    void addFolder() {
        DirectoryDialog dialog = new DirectoryDialog(workbench.shell(), SWT.OPEN);
        dialog.setText(texts.get("evidence.folder.title"));
        dialog.setMessage(texts.get("evidence.folder.message"));
        String folder = dialog.open();
        if (folder != null) {
            add(List.of(Path.of(folder)));
        }
    }

    void addFiles() {
        FileDialog dialog = new FileDialog(workbench.shell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(texts.get("evidence.files.title"));
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            add(java.util.Arrays.stream(dialog.getFileNames())
                    .map(folder::resolve)
                    .toList());
        }
    }

    /** By a path that is typed or pasted, for who has no hand free for the mouse. */
    void addPath() {
        workbench
                .desk()
                .ask(texts.get("evidence.path.title"), texts.get("evidence.path.question"), "", 1)
                .ifPresent(typed -> workbench.later(
                        () -> isPath(typed) && Path.of(typed).toFile().exists(), exists -> {
                            if (exists) {
                                add(List.of(Path.of(typed)));
                            } else {
                                workbench.desk().problem(texts.get("evidence.path.nothing", typed));
                            }
                        }));
    }

    /** Adds evidence as a job that can be watched and cancelled. */
    void add(List<Path> paths) {
        Case into = workbench.caseState().open().orElse(null);
        Ingest ingest = extensions.one(Ingest.class).orElse(null);
        if (into == null || !into.writable()) {
            workbench.desk().problem(texts.get("evidence.nowhere"));
            return;
        }
        if (ingest == null) {
            workbench.desk().problem(texts.get("evidence.noIngest"));
            return;
        }
        Policy policy = extensions.one(Policy.class).orElse(null);
        String title = texts.get("evidence.job", paths.get(0).getFileName(), paths.size() - 1);
        workbench
                .jobs()
                .start(
                        title,
                        progress -> {
                            if (policy != null) {
                                policy.permit(Function.EVIDENCE_INGEST, into, null, "");
                            }
                            return sentence(ingest.run(into, paths, progress));
                        },
                        () -> new FailedItems(workbench).open(into));
    }

    private String sentence(IngestReport report) {
        String said = texts.get("evidence.done", report.items(), report.added(), report.failed());
        return report.complete() ? said : said + " " + texts.get("evidence.stopped", report.stopped());
    }

    /** Whether evidence can be added now. */
    boolean canAdd() {
        return workbench.caseState().open().filter(Case::writable).isPresent();
    }

    /** Opens the case that a target of kind case names, if it is another one. */
    boolean openCase(Target target) {
        if (!target.kind().equals(Target.CASE)) {
            return false;
        }
        boolean here = workbench
                .caseState()
                .open()
                .filter(each -> each.info().id().equals(target.id()))
                .isPresent();
        if (!here) {
            find(target.id());
        }
        return !here;
    }
}
