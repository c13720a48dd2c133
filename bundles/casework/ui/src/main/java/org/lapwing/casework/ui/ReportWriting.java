package org.lapwing.casework.ui;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;

/** Writes the report of the open case into a file that the person names. */
record ReportWriting(Texts texts, Reports reports) {

    void run(Desk desk) {
        Optional<Case> open = desk.openCase();
        if (open.isEmpty()) {
            return;
        }
        FileDialog dialog = new FileDialog(desk.shell(), SWT.SAVE);
        dialog.setText(texts.get("report.action"));
        dialog.setFileName(open.get().info().name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + ".html");
        dialog.setFilterExtensions(new String[] {"*.html"});
        @Nullable String chosen = dialog.open();
        if (chosen != null) {
            write(desk, open.get(), Path.of(chosen));
        }
    }

    /** Policy is asked by the report writer itself; what it refuses is the job's failure, in its own sentence. */
    void write(Desk desk, Case of, Path out) {
        desk.jobs().start(texts.get("report.job", of.info().name()), progress -> {
            reports.write(of, out);
            return texts.get("report.done", out);
        });
    }
}
