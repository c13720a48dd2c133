package org.lapwing.media.ui;

import java.util.List;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.ProtectedPicture;

/** Steps through the frames that were taken of a video, so that it is reviewed without being played. Each is held to be seen. */
final class FrameSteps {

    /** As the sheet of frames is laid out. */
    private static final int ACROSS = 4;

    private static final int MINUTE = 60;

    private final Texts texts;
    private final ProtectedPicture picture;
    private final Composite line;
    private final Button before;
    private final Button after;
    private final Label said;
    private List<Double> seconds = List.of();
    private long item = -1;
    private int number;

    FrameSteps(Composite parent, Desk desk, Texts texts, ProtectedPicture picture) {
        this.texts = texts;
        this.picture = picture;
        line = WidgetIds.name(desk.widgets().grid(parent, 3, false), "media.frames");
        line.setLayoutData(Lay.across());
        before = desk.widgets().button(line, "media.frames.before", texts.get("frames.before"), false, () -> step(-1));
        after = desk.widgets().button(line, "media.frames.after", texts.get("frames.after"), false, () -> step(1));
        said = WidgetIds.name(desk.widgets().sentence(line, "", true), "media.frames.said");
        said.setLayoutData(Lay.across());
        none();
    }

    /** To be said after the picture has its content. */
    void of(Row row) {
        if (row.frames().isEmpty()) {
            none();
            return;
        }
        if (row.item().id() != item) {
            item = row.item().id();
            number = 0;
        }
        seconds = row.frames();
        number = Math.min(number, seconds.size() - 1);
        show(true);
        tell();
    }

    void none() {
        item = -1;
        seconds = List.of();
        show(false);
    }

    private void show(boolean shown) {
        line.setVisible(shown);
        if (line.getLayoutData() instanceof GridData data) {
            data.exclude = !shown;
        }
    }

    private void step(int by) {
        number = Math.floorMod(number + by, Math.max(1, seconds.size()));
        tell();
    }

    private void tell() {
        int at = seconds.get(number).intValue();
        String time = String.format(texts.locale(), "%d:%02d", at / MINUTE, at % MINUTE);
        picture.part(new ProtectedPicture.Part(MediaFindings.VIDEO_STRIP, number, ACROSS, seconds.size()));
        said.setText(texts.get("frames.said", number + 1, seconds.size(), time));
        before.setEnabled(seconds.size() > 1);
        after.setEnabled(seconds.size() > 1);
        line.layout(true, true);
    }
}
