package org.lapwing.casework.ui;

import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the report. */
@Component
public final class ReportAction implements DeskAction {

    private final Texts texts;
    private final ReportWriting writing;

    @Activate
    public ReportAction(@Reference Texts texts, @Reference Reports reports) {
        this.texts = texts;
        this.writing = new ReportWriting(texts, reports);
    }

    @Override
    public String id() {
        return "lapwing.report.write";
    }

    @Override
    public String title() {
        return texts.get("report.action");
    }

    @Override
    public String key() {
        return "M1+SHIFT+R";
    }

    @Override
    public @Nullable String perspective() {
        return null;
    }

    @Override
    public boolean enabled(Desk desk) {
        return desk.openCase().isPresent();
    }

    @Override
    public void run(Desk desk) {
        writing.run(desk);
    }
}
