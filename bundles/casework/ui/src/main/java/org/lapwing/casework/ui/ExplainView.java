package org.lapwing.casework.ui;

import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.papers.Explanations;
import org.lapwing.casework.api.papers.Explanations.Explained;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Lay;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From what, by what, by whom and when the selection came about, back to the exhibit. Asked for, because it is an entry of the log. */
@Component(service = View.class)
public final class ExplainView implements View {

    /** Kind of a target that asks for the explanation of the selection. */
    static final String EXPLAIN = "casework.explain";

    private final Texts texts;
    private final Explanations explanations;
    private @Nullable Page page;

    @Activate
    public ExplainView(@Reference Texts texts, @Reference Explanations explanations) {
        this.texts = texts;
        this.explanations = explanations;
    }

    @Override
    public String id() {
        return "lapwing.case.explain";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 60;
    }

    @Override
    public String title() {
        return texts.get("explain.title");
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(EXPLAIN);
    }

    @Override
    public void show(Target target) {
        Page now = page;
        if (now != null) {
            now.explain(false, false);
        }
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Page made = new Page(parent, desk);
        page = made;
        made.place.addDisposeListener(gone -> {
            if (page == made) {
                page = null;
            }
        });
        return made.place;
    }

    /** The controls. */
    private final class Page {

        private final Desk desk;
        private final Composite place;
        private final Label about;
        private final StyledText chain;
        private final Button explain;
        private final Button verify;
        private final Button replay;
        private String caseId = "";

        Page(Composite parent, Desk desk) {
            this.desk = desk;
            place = desk.widgets().grid(parent, 1, true);
            Composite row = desk.widgets().grid(place, 4, false);
            about = WidgetIds.name(desk.widgets().sentence(row, "", true), "explain.about");
            explain = desk.widgets()
                    .button(row, "explain.go", texts.get("explain.go"), false, () -> explain(false, false));
            verify = desk.widgets()
                    .button(row, "explain.verify", texts.get("explain.verify"), false, () -> explain(true, false));
            replay = desk.widgets()
                    .button(row, "explain.replay", texts.get("explain.replay"), false, () -> explain(false, true));
            chain = WidgetIds.name(
                    new StyledText(place, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI | SWT.V_SCROLL), "explain.chain");
            chain.setBackground(desk.look().background());
            chain.setForeground(desk.look().text());
            chain.setLineSpacing(2);
            chain.setAlwaysShowScrollBars(false);
            chain.setLayoutData(Lay.fill());
            Lay.named(chain, texts.get("explain.title"));
            chain.addListener(
                    SWT.Traverse,
                    event -> event.doit |=
                            event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
            desk.onCase(place, this::caseChanged);
            desk.onSelection(place, selected -> enable());
            tell(texts.get("explain.nothing"));
            enable();
        }

        private void caseChanged(Optional<Case> open) {
            String id = open.map(each -> each.info().id()).orElse("");
            if (!id.equals(caseId)) {
                caseId = id;
                tell(texts.get("explain.nothing"));
            }
            enable();
        }

        private void enable() {
            boolean possible = desk.openCase().isPresent() && desk.selection().isPresent();
            explain.setEnabled(possible);
            verify.setEnabled(possible);
            replay.setEnabled(possible);
        }

        void explain(boolean compare, boolean again) {
            Optional<Case> open = desk.openCase();
            Optional<Target> asked = desk.selection();
            if (open.isEmpty() || asked.isEmpty()) {
                return;
            }
            tell(texts.get(compare ? "explain.comparing" : again ? "explain.again" : "explain.reading"));
            desk.consult(
                    place,
                    "explain",
                    why -> new Answer(
                            new Words(texts).name(open.get(), asked.get()),
                            explanations.explain(open.get(), asked.get(), compare, again, why)),
                    this::answered);
        }

        private void answered(Answer answer) {
            Explained said = answer.said();
            about.setText(texts.get(said.sound() ? "explain.about" : "explain.about.differs", answer.name())
                    .replace("&", "&&"));
            about.setForeground(said.sound() ? desk.look().muted() : desk.look().notice());
            String lines = String.join("\n", said.lines());
            tell(said.reached() ? lines : lines + "\n" + texts.get("explain.nowhere"));
            chain.setFocus();
        }

        private void tell(String text) {
            chain.setText(text.strip());
            for (int line = 0; line < chain.getLineCount(); line++) {
                String said = chain.getLine(line);
                int spaces = said.length() - said.stripLeading().length();
                chain.setLineWrapIndent(line, 1, 24 + spaces * 8);
            }
        }
    }

    private record Answer(String name, Explained said) {}
}
