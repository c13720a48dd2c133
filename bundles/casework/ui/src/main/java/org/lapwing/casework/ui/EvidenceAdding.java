package org.lapwing.casework.ui;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;

/** Adds evidence to the open case, as a job that can be watched and cancelled. */
record EvidenceAdding(Texts texts, Ingest ingest, Policy policy) {

    void folder(Desk desk) {
        DirectoryDialog dialog = new DirectoryDialog(desk.shell(), SWT.OPEN);
        dialog.setText(texts.get("add.folder"));
        dialog.setMessage(texts.get("add.folder.message"));
        String chosen = dialog.open();
        if (chosen != null) {
            add(desk, List.of(Path.of(chosen)));
        }
    }

    void files(Desk desk) {
        FileDialog dialog = new FileDialog(desk.shell(), SWT.OPEN | SWT.MULTI);
        dialog.setText(texts.get("add.files"));
        if (dialog.open() != null) {
            Path folder = Path.of(dialog.getFilterPath());
            add(desk, Arrays.stream(dialog.getFileNames()).map(folder::resolve).toList());
        }
    }

    void add(Desk desk, List<Path> paths) {
        Optional<Case> into = desk.openCase().filter(Case::writable);
        if (into.isEmpty()) {
            desk.problem(texts.get("add.nowhere"));
            return;
        }
        String title = texts.get("add.job", paths.getFirst().getFileName(), paths.size() - 1);
        desk.jobs()
                .start(
                        title,
                        progress -> {
                            policy.permit(Function.EVIDENCE_INGEST, into.get(), null, "");
                            IngestReport report = ingest.run(into.get(), paths, progress);
                            String done = texts.get("add.done", report.items(), report.added(), report.failed());
                            return report.complete() ? done : done + " " + texts.get("add.stopped", report.stopped());
                        },
                        () -> desk.show(CasePerspective.ID));
    }
}
