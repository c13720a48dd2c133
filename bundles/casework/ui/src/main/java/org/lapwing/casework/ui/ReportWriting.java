package org.lapwing.casework.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;

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
        write(desk, of, out, Map.of());
    }

    private void write(Desk desk, Case of, Path out, Map<String, String> said) {
        desk.jobs().start(texts.get("report.job", of.info().name()), progress -> {
            try {
                reports.write(of, out, said.getOrDefault("why", ""), said.getOrDefault("recipient", ""));
                return texts.get("report.done", out);
            } catch (CaseLog.ReasonMissing missing) {
                desk.shell().getDisplay().asyncExec(() -> ask(desk, of, out, missing));
                return texts.get("report.waits");
            }
        });
    }

    /** Where this installation asks for whom a report is and why. */
    private void ask(Desk desk, Case of, Path out, CaseLog.ReasonMissing missing) {
        Form form = new Form(
                "report",
                texts.get("report.action"),
                String.valueOf(missing.getMessage()),
                List.of(
                        Form.Field.line("recipient", texts.get("report.recipient"), "", true),
                        Form.Field.line("why", texts.get("papers.why"), "", true)),
                texts.get("report.go"));
        desk.fill(form).ifPresent(said -> write(desk, of, out, said));
    }
}
