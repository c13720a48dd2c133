package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.workbench.api.Perspective;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.View.Area;
import org.lapwing.workbench.api.WidgetIds;

/** The controls of the window in one theme; thrown away and made anew when the theme changes. */
final class Frame implements Contributions.Listener {

    private final Workbench workbench;
    private final Texts texts;
    private final Theme theme;
    private final Settings settings;
    private final Contributions contributions;
    private final SharedControls controls;
    private final Composite root;
    private final Rail rail;
    private final TopBar top;
    private final NoticeBar writer;
    private final NoticeBar notice;
    private final SashForm middle;
    private final Composite stage;
    private final StackLayout stack = new StackLayout();
    private final StartPage start;
    private final InspectorPane inspector;
    private final JobsPane jobs;
    private final StatusLine status;
    private final Map<String, PerspectivePage> pages = new LinkedHashMap<>();
    private String current;
    private boolean chosenByPerson;
    private boolean settled;
    private boolean focusWaits;
    private boolean railWaits;

    Frame(Workbench workbench, Shell shell, String perspective) {
        this.workbench = workbench;
        texts = workbench.texts();
        theme = workbench.theme();
        settings = workbench.settings();
        contributions = workbench.contributions();
        current = perspective;
        controls = new SharedControls(workbench.desk(), theme, texts, contributions);
        root = new Composite(shell, SWT.NONE);
        root.setBackground(theme.background());
        root.setLayout(Draw.grid(3, 0, 0, 0));
        root.setLayoutData(Draw.fill(true, true));
        rail = new Rail(root, theme, texts, id -> show(id));
        rail.setLayoutData(new org.eclipse.swt.layout.GridData(SWT.FILL, SWT.FILL, false, true));
        Draw.line(root, theme, true);
        Composite main = new Composite(root, SWT.NONE);
        main.setBackground(theme.background());
        main.setLayout(Draw.grid(1, 0, 0, 0));
        main.setLayoutData(Draw.fill(true, true));
        top = new TopBar(main, theme, texts, workbench::palette, workbench::hideAll);
        top.setLayoutData(Draw.fill(true, false));
        Draw.line(main, theme, false);
        writer = new NoticeBar(main, theme, texts, "writer");
        notice = new NoticeBar(main, theme, texts, "notice");
        middle = new SashForm(main, SWT.HORIZONTAL | SWT.SMOOTH);
        middle.setSashWidth(5);
        middle.setBackground(theme.surface());
        middle.setLayoutData(Draw.fill(true, true));
        stage = WidgetIds.name(new Composite(middle, SWT.NONE), "stage");
        stage.setBackground(theme.background());
        stage.setLayout(stack);
        start = new StartPage(stage, workbench);
        inspector = new InspectorPane(middle, workbench.desk(), theme, texts, contributions);
        middle.setWeights(settings.numbers("inspector", 76, 24));
        inspector.setVisible(settings.flag("inspector.shown", true));
        inspector.addListener(SWT.Resize, event -> {
            settings.numbers("inspector", middle.getWeights(), inspector.isVisible());
            Draw.nameSashes(middle, texts.get("sash"));
        });
        Draw.line(main, theme, false);
        jobs = new JobsPane(main, theme, texts, workbench.jobs(), !settings.flag("jobs.shown", true), this::foldJobs);
        Draw.line(main, theme, false);
        status = new StatusLine(main, theme, texts.get("status"));
        status.setLayoutData(Draw.fill(true, false));
        stack.topControl = start.control();
    }

    /** Fills itself; the window knows this frame by now, so that views may ask for what is in it. */
    void begin() {
        contributions.listener(this);
        workbench.desk().onCase(root, this::caseChanged);
        viewingChanged();
        perspectivesChanged();
    }

    SharedControls controls() {
        return controls;
    }

    Composite root() {
        return root;
    }

    String current() {
        return current;
    }

    void dispose() {
        contributions.listener(null);
        root.dispose();
    }

    void opening(boolean now) {
        start.opening(now);
    }

    /** The cases that the start page names may be others now. */
    void reloadStart() {
        start.reload();
    }

    /** Who acts here from now on. */
    void person(Optional<PersonCard> person) {
        status.person(
                person.map(each -> texts.get("person.acts", each.name())).orElse(""),
                person.map(PersonCard::id).orElse(""));
    }

    private void caseChanged(Optional<Case> open) {
        top.show(open);
        writer.show(open.map(this::toBeKnown).orElse(""));
        bringUp();
    }

    /** What is wrong with the case, and whether it can only be read. */
    private String toBeKnown(Case open) {
        List<String> sentences = new ArrayList<>(open.warnings());
        if (!open.writable()) {
            sentences.add(
                    open.writer().map(who -> texts.get("writer.elsewhere", who)).orElse(texts.get("writer.readonly")));
        }
        return String.join(" ", sentences);
    }

    /** Shows a perspective because somebody asked for it. */
    void show(String id) {
        chosenByPerson = true;
        current = id;
        settings.set("perspective", id);
        boolean fromRail = rail.holdsFocus();
        bringUp();
        if (!fromRail) {
            focusWhenThere();
        }
    }

    /** Now, and if there is nothing to take it yet, when something has been loaded and the person has not moved on. */
    private void focusWhenThere() {
        focusWaits = stack.topControl instanceof PerspectivePage page && !page.focusFirst();
    }

    /** Something was loaded into a view. */
    void loaded() {
        if (focusWaits && !root.isDisposed()) {
            focusWhenThere();
        }
    }

    /** The person has moved on. */
    void focusSettled() {
        focusWaits = false;
    }

    private void bringUp() {
        rail.choose(current);
        Optional<Perspective> perspective = contributions.perspective(current);
        boolean waiting = perspective.isEmpty()
                || perspective.get().needsCase() && workbench.desk().openCase().isEmpty();
        Control shown = waiting ? start.control() : page(current);
        if (shown instanceof PerspectivePage page && stack.topControl != page) {
            stack.topControl = page;
            stage.layout(true);
            page.arrange();
            if (!settled) {
                settled = true;
                focusWhenThere();
            }
        } else if (stack.topControl != shown) {
            stack.topControl = shown;
            stage.layout(true);
        }
    }

    private PerspectivePage page(String id) {
        PerspectivePage page = pages.get(id);
        if (page == null) {
            page = new PerspectivePage(stage, id, workbench.desk(), theme, texts, settings);
            for (Area area : Area.values()) {
                contributions.views(id, area).forEach(page::add);
            }
            pages.put(id, page);
        }
        return page;
    }

    /** Brings the best view for a target to the front. */
    boolean open(Target target) {
        for (View view : contributions.views()) {
            if (workbench.opens(view, target)
                    && contributions.perspective(view.perspective()).isPresent()) {
                show(view.perspective());
                PerspectivePage page = pages.get(view.perspective());
                if (page != null && stack.topControl == page) {
                    page.open(view, target);
                    return true;
                }
            }
        }
        return false;
    }

    void nextTab(int step) {
        if (stack.topControl instanceof PerspectivePage page) {
            page.nextTab(step);
        }
    }

    void focusCentre() {
        if (!(stack.topControl instanceof PerspectivePage page && page.focusFirst())) {
            stack.topControl.setFocus();
        }
    }

    /** Into the field that goes to a row of the list at hand. */
    void jump() {
        RowJump.near(root.getDisplay().getFocusControl(), stage)
                .ifPresentOrElse(RowJump::focus, () -> say(texts.get("table.jump.none")));
    }

    void focusInspector() {
        toggleInspector(true);
        inspector.setFocus();
    }

    void toggleInspector(boolean shown) {
        inspector.setVisible(shown);
        settings.set("inspector.shown", Boolean.toString(shown));
        middle.layout(true, true);
    }

    boolean inspectorShown() {
        return inspector.getVisible();
    }

    void foldJobs(boolean folded) {
        settings.set("jobs.shown", Boolean.toString(!folded));
        jobs.fold(folded);
    }

    void jobsChanged() {
        jobs.refresh();
    }

    void say(String sentence) {
        status.say(sentence);
    }

    void problem(String sentence) {
        notice.show(sentence);
    }

    void exposureChanged() {
        if (!top.isDisposed()) {
            top.exposure(contributions.viewing());
        }
    }

    @Override
    public void perspectivesChanged() {
        if (railWaits) {
            return;
        }
        railWaits = true;
        root.getDisplay().asyncExec(() -> {
            railWaits = false;
            if (!root.isDisposed()) {
                showPerspectives();
            }
        });
        dropGone();
    }

    private void showPerspectives() {
        List<Perspective> all = contributions.perspectives();
        boolean lost = contributions.perspective(current).isEmpty();
        if (!all.isEmpty()
                && (lost || !chosenByPerson && settings.get("perspective").isEmpty())) {
            current = all.get(0).id();
        }
        rail.show(all, current);
        bringUp();
    }

    private void dropGone() {
        for (String id : List.copyOf(pages.keySet())) {
            if (contributions.perspective(id).isEmpty()) {
                PerspectivePage page = pages.remove(id);
                if (page != null) {
                    if (stack.topControl == page) {
                        stack.topControl = start.control();
                        stage.layout(true);
                    }
                    page.dispose();
                }
            }
        }
    }

    @Override
    public void viewCame(View view) {
        PerspectivePage page = pages.get(view.perspective());
        if (page != null) {
            page.add(view);
            page.arrange();
        }
    }

    @Override
    public void viewGone(View view) {
        PerspectivePage page = pages.get(view.perspective());
        if (page != null) {
            page.remove(view);
        }
    }

    @Override
    public void partsChanged() {
        if (!inspector.isDisposed()) {
            inspector.reload();
        }
    }

    @Override
    public void viewingChanged() {
        workbench.watchExposure(contributions.viewing());
        controls.pictures().refill(contributions.viewing());
        exposureChanged();
    }
}
