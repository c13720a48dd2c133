package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.InspectorPart;
import org.lapwing.workbench.api.InspectorPart.Line;
import org.lapwing.workbench.api.InspectorPart.Section;
import org.lapwing.workbench.api.WidgetIds;

/** What is known of the selection: facts, suggestions, decisions, always in this order and never mixed. */
final class InspectorPane extends Composite {

    private static final System.Logger LOG = System.getLogger(InspectorPane.class.getName());

    private final Desk desk;
    private final Texts texts;
    private final Contributions contributions;
    private final ScrolledComposite scroll;
    private final Composite content;
    private final Map<Section, SectionText> sections = new EnumMap<>(Section.class);

    InspectorPane(Composite parent, Desk desk, Theme theme, Texts texts, Contributions contributions) {
        super(parent, SWT.NONE);
        this.desk = desk;
        this.texts = texts;
        this.contributions = contributions;
        WidgetIds.name(this, "inspector");
        setBackground(theme.surface());
        setLayout(Draw.grid(1, 0, 0, 0));
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setLayoutData(Draw.fill(true, true));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setBackground(theme.surface());
        content = new Composite(scroll, SWT.NONE);
        content.setBackground(theme.surface());
        content.setBackgroundMode(SWT.INHERIT_DEFAULT);
        content.setLayout(Draw.grid(1, 16, 12, 6));
        scroll.setContent(content);
        for (Section section : Section.values()) {
            Label heading = WidgetIds.name(new Label(content, SWT.NONE), "inspector." + section + ".heading");
            heading.setFont(theme.strong());
            heading.setForeground(theme.text());
            heading.setText(texts.get("inspector." + section));
            SectionText text = new SectionText(content, theme, "inspector." + section, texts, desk::open);
            text.setLayoutData(Draw.fill(true, false));
            sections.put(section, text);
            if (section != Section.DECISIONS) {
                Draw.line(content, theme, false);
            }
        }
        scroll.addListener(SWT.Resize, event -> fit());
        desk.onSelection(this, selected -> reload());
        desk.onCase(this, open -> reload());
    }

    /** Asks the parts again, in the background. */
    void reload() {
        Optional<Case> open = desk.openCase();
        Optional<Target> selected = desk.selection();
        if (open.isEmpty() || selected.isEmpty()) {
            show(Map.of(), texts.get("inspector.nothing"));
            return;
        }
        Map<Section, List<InspectorPart>> parts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            parts.put(section, contributions.parts(section));
        }
        desk.load(this, "inspector", () -> lines(parts, open.get(), selected.get()), lines -> show(lines, ""));
    }

    private Map<Section, List<Line>> lines(Map<Section, List<InspectorPart>> parts, Case of, Target target) {
        Map<Section, List<Line>> all = new EnumMap<>(Section.class);
        parts.forEach((section, these) -> {
            List<Line> lines = new ArrayList<>();
            for (InspectorPart part : these) {
                try {
                    lines.addAll(part.lines(of, target));
                } catch (Exception broken) {
                    LOG.log(Level.WARNING, "A part of the inspector failed on " + target + ".", broken);
                    lines.add(new Line(texts.get("inspector.broken"), Sentences.of(broken, texts), null, null));
                }
            }
            all.put(section, lines);
        });
        return all;
    }

    private void show(Map<Section, List<Line>> lines, String instead) {
        sections.forEach((section, text) -> {
            List<Line> these = lines.getOrDefault(section, List.of());
            String empty = !instead.isEmpty()
                    ? section == Section.FACTS ? instead : ""
                    : texts.get("inspector." + section + ".none");
            text.show(these, empty);
        });
        fit();
    }

    private void fit() {
        int width = scroll.getClientArea().width;
        content.layout(true, true);
        scroll.setMinHeight(content.computeSize(width, SWT.DEFAULT).y);
    }
}
