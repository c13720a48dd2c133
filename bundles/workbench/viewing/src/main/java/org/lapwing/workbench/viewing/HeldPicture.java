package org.lapwing.workbench.viewing;

import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Path;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.ProtectedPicture;

/** A picture that is on the screen only while a key or a button is held. */
final class HeldPicture implements ProtectedPicture {

    private static final int FRAME = 8;
    private static final int LENS = 18;
    private static final int STEP = 6;

    private final Desk desk;
    private final Look look;
    private final Texts texts;
    private final Reveal reveal;
    private final ProtectiveViewing viewing;
    private final Composite place;
    private final Canvas canvas;
    private final Label caution;
    private final Button button;
    private final Label hint;
    private final Listener deactivated = event -> letGo();
    private final Runnable timeUp = this::hide;
    private @Nullable Subject subject;
    private @Nullable Part part;
    private @Nullable Drawn drawn;
    private String reason = "";

    /** What was proposed when the person last wanted to look; the second time means that the person goes on. */
    private Stint.@Nullable Due proposed;

    private boolean held;
    private Consumer<Boolean> holding = now -> {};
    private @Nullable Point lens;
    private int turn;

    private record Subject(Case of, ContentId content, boolean needsReason) {}

    private record Drawn(Image veiled, Image lens, long since) {}

    HeldPicture(Composite parent, String id, Desk desk, Texts texts, Reveal reveal, ProtectiveViewing viewing) {
        this.desk = desk;
        this.look = desk.look();
        this.texts = texts;
        this.reveal = reveal;
        this.viewing = viewing;
        place = WidgetIds.name(new Composite(parent, SWT.NONE), id);
        place.setBackground(look.surface());
        place.setBackgroundMode(SWT.INHERIT_DEFAULT);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 12;
        layout.marginHeight = 12;
        layout.horizontalSpacing = 16;
        place.setLayout(layout);
        canvas = WidgetIds.name(new Canvas(place, SWT.DOUBLE_BUFFERED), id + ".canvas");
        canvas.setBackground(look.background());
        GridData data = new GridData(SWT.BEGINNING, SWT.BEGINNING, false, false, 1, 3);
        data.widthHint = Reveal.SIDE + 2 * FRAME;
        data.heightHint = Reveal.SIDE + 2 * FRAME;
        canvas.setLayoutData(data);
        caution = WidgetIds.name(new Label(place, SWT.WRAP), id + ".caution");
        caution.setForeground(look.text());
        caution.setLayoutData(text());
        button = WidgetIds.name(new Button(place, SWT.PUSH), id + ".reveal");
        button.setText(texts.get("reveal.button"));
        hint = WidgetIds.name(new Label(place, SWT.WRAP), id + ".hint");
        hint.setForeground(look.muted());
        hint.setFont(look.small());
        hint.setLayoutData(text());
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.MouseMove, this::moved);
        holdable(canvas);
        holdable(button);
        Shell shell = place.getShell();
        shell.addListener(SWT.Deactivate, deactivated);
        place.addListener(SWT.Dispose, event -> {
            hide();
            if (!shell.isDisposed()) {
                shell.removeListener(SWT.Deactivate, deactivated);
            }
        });
        accessible();
        clear();
    }

    private static GridData text() {
        GridData data = new GridData(SWT.FILL, SWT.BEGINNING, true, false);
        data.widthHint = 160;
        return data;
    }

    private void accessible() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = texts.get(revealed() ? "picture.shown" : "picture.hidden");
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = caution.getText() + " " + hint.getText();
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_GRAPHIC;
            }
        });
    }

    private void holdable(Control control) {
        control.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == ' ') {
                take();
                event.doit = false;
            } else if (revealed()) {
                step(event.keyCode);
            }
        });
        control.addListener(SWT.KeyUp, event -> {
            if (event.keyCode == ' ') {
                letGo();
            }
        });
        control.addListener(SWT.MouseDown, event -> {
            if (event.button == 1) {
                control.setFocus();
                take();
            }
        });
        control.addListener(SWT.MouseUp, event -> letGo());
        control.addListener(SWT.FocusOut, event -> letGo());
        control.addListener(SWT.FocusIn, event -> canvas.redraw());
        if (control == canvas) {
            control.addListener(
                    SWT.Traverse,
                    event -> event.doit =
                            event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        }
    }

    @Override
    public Control control() {
        return place;
    }

    @Override
    public void content(Case of, ContentId content, @Nullable String cautionText, boolean needsReason) {
        Subject before = subject;
        boolean same = before != null && before.of() == of && before.content().equals(content);
        subject = new Subject(of, content, needsReason);
        caution.setText(cautionText == null ? texts.get("picture.facts") : cautionText.replace("&", "&&"));
        button.setEnabled(true);
        if (before != null && same && before.needsReason() == needsReason) {
            place.layout(true);
            return; // Said again after a change in the case, of which the log's own entry is one: what is held stays.
        }
        held = false;
        hide();
        if (!same) {
            reason = "";
            part = null;
        }
        say(texts.get(needsReason && reason.isEmpty() ? "hint.reason" : "hint"));
    }

    @Override
    public void part(Part of) {
        if (!of.equals(part)) {
            held = false;
            hide();
            part = of;
        }
    }

    @Override
    public void clear() {
        part = null;
        held = false;
        hide();
        subject = null;
        reason = "";
        caution.setText(texts.get("picture.none"));
        button.setEnabled(false);
        say("");
    }

    @Override
    public boolean revealed() {
        return drawn != null;
    }

    @Override
    public void onHold(Consumer<Boolean> listener) {
        holding = listener;
    }

    @Override
    public void hold(boolean together) {
        if (together) {
            hold();
        } else {
            release();
        }
    }

    /** By the person, and with it what is looked at together. */
    private void take() {
        boolean before = held;
        hold();
        if (held && !before) {
            holding.accept(true);
        }
    }

    private void letGo() {
        release();
        holding.accept(false);
    }

    private void hold() {
        Subject of = subject;
        if (held || of == null) {
            return;
        }
        Optional<Stint.Due> due = viewing.stint().due();
        if (due.isPresent() && proposed != due.get()) {
            proposed = due.get();
            say(texts.get("due." + proposed));
            return;
        }
        if (due.isPresent()) {
            viewing.stint().goOn(due.get());
        }
        proposed = null;
        if (of.needsReason() && reason.isEmpty()) {
            askReason();
            return;
        }
        held = true;
        int now = ++turn;
        String why = reason;
        Part which = part;
        desk.load(canvas, "reveal", () -> attempt(of, which, why), outcome -> arrived(now, outcome));
    }

    /** What came of the attempt: a picture, or a sentence that says why there is none. */
    private record Attempt(Optional<Reveal.Picture> picture, String sentence, boolean needsReason) {}

    private Attempt attempt(Subject of, @Nullable Part which, String why) throws java.io.IOException {
        try {
            Optional<Reveal.Picture> picture = reveal.of(of.of(), of.content(), which, why);
            return new Attempt(picture, picture.isPresent() ? "" : texts.get("picture.noPreview"), false);
        } catch (GroundsNeeded grounds) {
            return new Attempt(
                    Optional.empty(),
                    Objects.requireNonNullElse(grounds.getMessage(), texts.get("hint.reason")),
                    grounds.needed().contains(Ground.REASON));
        } catch (org.lapwing.platform.api.policy.PolicyRefusal refused) {
            return new Attempt(
                    Optional.empty(),
                    Objects.requireNonNullElse(refused.getMessage(), texts.get("picture.refused")),
                    false);
        } catch (CaseLog.ReasonMissing missing) {
            return new Attempt(
                    Optional.empty(), Objects.requireNonNullElse(missing.getMessage(), texts.get("hint.reason")), true);
        }
    }

    private void askReason() {
        desk.ask(texts.get("reason.title"), texts.get("reason.question"), "", 2).ifPresent(given -> {
            reason = given;
            say(texts.get("hint"));
        });
    }

    private void arrived(int asked, Attempt attempt) {
        if (attempt.picture().isEmpty()) {
            held = false;
            say(attempt.sentence());
            if (attempt.needsReason()) {
                askReason();
            }
            return;
        }
        if (!held || asked != turn) {
            return;
        }
        Reveal.Picture picture = attempt.picture().get();
        drawn = new Drawn(
                new Image(canvas.getDisplay(), picture.veiled().image()),
                new Image(canvas.getDisplay(), picture.lens().image()),
                System.nanoTime());
        lens = null;
        canvas.redraw();
        say(texts.get("hint.lens"));
        viewing.shown();
        canvas.getDisplay().timerExec(Math.max(1, picture.seconds()) * 1000, timeUp);
    }

    private void release() {
        held = false;
        hide();
    }

    /** Takes the picture off the screen before returning. */
    void hide() {
        turn++;
        Drawn was = drawn;
        drawn = null;
        lens = null;
        if (was == null) {
            return;
        }
        Display.getCurrent().timerExec(-1, timeUp);
        if (!canvas.isDisposed()) {
            blank();
            canvas.redraw();
            canvas.update();
            say(texts.get("hint"));
        }
        was.veiled().dispose();
        was.lens().dispose();
        viewing.gone((System.nanoTime() - was.since()) / 1_000_000);
    }

    /** Paints over the picture now: a redraw alone waits for the next frame of the window system. */
    private void blank() {
        GC gc = new GC(canvas);
        gc.setBackground(look.background());
        gc.fillRectangle(canvas.getClientArea());
        gc.dispose();
    }

    private void say(String sentence) {
        if (!hint.isDisposed()) {
            hint.setText(sentence.replace("&", "&&"));
            place.layout(true);
        }
    }

    private void moved(Event event) {
        if (revealed() && (event.stateMask & SWT.BUTTON1) != 0) {
            lens = new Point(event.x, event.y);
            canvas.redraw();
        }
    }

    private void step(int key) {
        Rectangle area = canvas.getClientArea();
        Point at = lens == null ? new Point(area.width / 2, area.height / 2) : lens;
        int right = (canvas.getStyle() & SWT.MIRRORED) == 0 ? STEP : -STEP;
        switch (key) {
            case SWT.ARROW_LEFT -> lens = new Point(at.x - right, at.y);
            case SWT.ARROW_RIGHT -> lens = new Point(at.x + right, at.y);
            case SWT.ARROW_UP -> lens = new Point(at.x, at.y - STEP);
            case SWT.ARROW_DOWN -> lens = new Point(at.x, at.y + STEP);
            default -> {
                return;
            }
        }
        canvas.redraw();
    }

    private void paint(Event event) {
        GC gc = event.gc;
        Rectangle area = canvas.getClientArea();
        Drawn now = drawn;
        if (now == null) {
            URL icon = Objects.requireNonNull(HeldPicture.class.getResource("/icons/hidden.svg"));
            gc.setAlpha(subject == null ? 60 : 140);
            gc.drawImage(look.icon(icon, 32), (area.width - 32) / 2, (area.height - 32) / 2);
            gc.setAlpha(255);
        } else {
            Rectangle size = now.veiled().getBounds();
            int x = (area.width - size.width) / 2;
            int y = (area.height - size.height) / 2;
            gc.drawImage(now.veiled(), x, y);
            Point at = lens;
            if (at != null) {
                Path circle = new Path(canvas.getDisplay());
                circle.addArc(at.x - LENS, at.y - LENS, 2 * LENS, 2 * LENS, 0, 360);
                gc.setClipping(circle);
                gc.drawImage(now.lens(), x, y);
                gc.setClipping((Rectangle) null);
                gc.setForeground(look.accent());
                gc.setAntialias(SWT.ON);
                gc.drawPath(circle);
                circle.dispose();
            }
        }
        gc.setForeground(canvas.isFocusControl() ? look.accent() : look.line());
        gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
    }
}
