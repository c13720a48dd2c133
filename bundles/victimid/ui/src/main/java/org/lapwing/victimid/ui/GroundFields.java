package org.lapwing.victimid.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Ground;
import org.lapwing.workbench.api.Desk;

/** Fact or assessment, and on what it rests: asked wherever something is said of a person. */
final class GroundFields {

    private static final List<Ground.Mark> MARKS = List.of(Ground.Mark.ASSESSMENT, Ground.Mark.FACT);

    private final Texts texts;
    private final Combo mark;
    private final Text source;

    GroundFields(Composite parent, Desk desk, Texts texts, String id) {
        this.texts = texts;
        mark = desk.widgets()
                .choice(
                        parent,
                        id + ".mark",
                        texts.get("ground.mark"),
                        MARKS.stream().map(each -> texts.get("mark." + each)).toList());
        source = desk.widgets().field(parent, id + ".source", texts.get("ground.source"));
        clear();
    }

    /** An assessment of the one who looks, until something else is said. */
    void clear() {
        mark.select(0);
        source.setText(texts.get("ground.own"));
    }

    void enable(boolean on) {
        mark.setEnabled(on);
        source.setEnabled(on);
    }

    Text source() {
        return source;
    }

    /** Empty where no source is named. */
    Optional<Ground> ground() {
        String named = source.getText().strip();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Ground(MARKS.get(Math.max(0, mark.getSelectionIndex())), named));
    }
}
