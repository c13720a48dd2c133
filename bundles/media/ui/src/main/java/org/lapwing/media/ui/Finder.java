package org.lapwing.media.ui;

import java.util.Arrays;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;

/** The line above a list in which a person says what it shows. */
final class Finder {

    private static final int PAUSE_MILLIS = 250;

    private final Combo kind;
    private final Combo show;
    private final Text path;
    private final Runnable typed;

    Finder(Composite parent, String id, Desk desk, Texts texts, Consumer<Question> asked) {
        Composite line = desk.widgets().grid(parent, 3, false);
        kind = desk.widgets()
                .choice(
                        line,
                        id + ".kind",
                        texts.get("find.kind"),
                        Arrays.stream(Question.Kind.values())
                                .map(each -> texts.get("kind." + each))
                                .toList());
        show = desk.widgets()
                .choice(
                        line,
                        id + ".show",
                        texts.get("find.show"),
                        Arrays.stream(Question.Show.values())
                                .map(each -> texts.get("show." + each))
                                .toList());
        path = desk.widgets().field(line, id + ".path", texts.get("find.path"));
        path.setLayoutData(Lay.across());
        typed = () -> {
            if (!path.isDisposed()) {
                asked.accept(question());
            }
        };
        kind.addListener(SWT.Selection, event -> typed.run());
        show.addListener(SWT.Selection, event -> typed.run());
        path.addListener(SWT.Modify, event -> path.getDisplay().timerExec(PAUSE_MILLIS, typed));
    }

    Question question() {
        return new Question(
                Question.Kind.values()[kind.getSelectionIndex()],
                Question.Show.values()[show.getSelectionIndex()],
                path.getText().strip());
    }

    /** Shows a question without asking it. */
    void set(Question question) {
        kind.select(question.kind().ordinal());
        show.select(question.show().ordinal());
        path.setText(question.path());
        path.getDisplay().timerExec(-1, typed);
    }
}
