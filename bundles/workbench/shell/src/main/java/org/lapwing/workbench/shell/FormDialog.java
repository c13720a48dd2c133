package org.lapwing.workbench.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Form.Field;
import org.lapwing.workbench.api.WidgetIds;

/** A form on the screen: its fields one below the other, and what is wrong with them before the person goes on. */
final class FormDialog {

    private static final int LINES = 4;

    private final Dialogs dialogs;
    private final Theme theme;
    private final Texts texts;
    private final Form form;
    private final Map<String, Supplier<String>> entered = new LinkedHashMap<>();
    private final Map<String, Control> controls = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Map<String, String>> answer = new AtomicReference<>();
    private final Shell shell;
    private final Composite fields;
    private final Label said;
    private final Button go;

    FormDialog(Dialogs dialogs, Theme theme, Texts texts, Form form) {
        this.dialogs = dialogs;
        this.theme = theme;
        this.texts = texts;
        this.form = form;
        shell = dialogs.frame(form.id(), form.title());
        if (!form.sentence().isEmpty()) {
            dialogs.label(shell, form.sentence(), true);
        }
        fields = scrolled();
        form.fields().forEach(this::add);
        said = WidgetIds.name(dialogs.label(shell, "", false), form.id() + ".said");
        said.setForeground(theme.notice());
        go = dialogs.buttons(shell, form.yes(), this::done);
    }

    Optional<Map<String, String>> ask() {
        check();
        controls.values().stream().findFirst().ifPresent(Control::setFocus);
        dialogs.run(shell);
        return Optional.ofNullable(answer.get());
    }

    /** Where the fields stand; they scroll where the screen is too low for all of them. */
    private Composite scrolled() {
        ScrolledComposite scroll = new ScrolledComposite(shell, SWT.V_SCROLL);
        scroll.setLayoutData(Draw.fill(true, true));
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.setShowFocusedControl(true);
        Composite content = new Composite(scroll, SWT.NONE);
        scroll.setBackground(theme.background());
        content.setBackground(theme.background());
        content.setBackgroundMode(SWT.INHERIT_DEFAULT);
        content.setLayout(Draw.grid(1, 0, 0, 10));
        scroll.setContent(content);
        scroll.addListener(
                SWT.Resize,
                event -> scroll.setMinHeight(content.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y));
        return content;
    }

    private void add(Field field) {
        String id = form.id() + "." + field.id();
        if (field.kind() != Form.Kind.FLAG) {
            dialogs.label(fields, field.label(), false);
        }
        switch (field.kind()) {
            case LINE -> text(field, dialogs.field(fields, id, field.label(), field.initial(), 1));
            case LINES -> text(field, dialogs.field(fields, id, field.label(), field.initial(), LINES));
            case CHOICE -> choice(field, id);
            case FLAG -> flag(field, id);
            case FOLDER, FILE -> path(field, id);
        }
        if (!field.hint().isEmpty()) {
            Label hint = dialogs.label(fields, field.hint(), true);
            hint.setFont(theme.small());
        }
    }

    private void text(Field field, Text text) {
        keep(field, text, text::getText);
        text.addListener(SWT.Modify, event -> check());
    }

    private void choice(Field field, String id) {
        Combo combo = WidgetIds.name(new Combo(fields, SWT.READ_ONLY | SWT.DROP_DOWN), id);
        combo.setItems(field.choices().toArray(String[]::new));
        combo.setLayoutData(Draw.fill(true, false));
        combo.select(field.initial().isEmpty() ? -1 : Integer.parseInt(field.initial()));
        Draw.named(combo, field.label());
        keep(field, combo, () -> combo.getSelectionIndex() < 0 ? "" : Integer.toString(combo.getSelectionIndex()));
        combo.addListener(SWT.Selection, event -> check());
    }

    private void flag(Field field, String id) {
        Button button = WidgetIds.name(new Button(fields, SWT.CHECK), id);
        button.setText(Sentences.label(field.label()));
        button.setSelection(Boolean.parseBoolean(field.initial()));
        keep(field, button, () -> Boolean.toString(button.getSelection()));
        button.addListener(SWT.Selection, event -> check());
    }

    private void path(Field field, String id) {
        Composite row = new Composite(fields, SWT.NONE);
        row.setLayout(Draw.grid(2, 0, 0, 8));
        row.setLayoutData(Draw.fill(true, false));
        Text path = dialogs.field(row, id, field.label(), field.initial(), 1);
        Button choose = WidgetIds.name(new Button(row, SWT.PUSH), id + ".choose");
        choose.setText(Sentences.label(texts.get("case.new.choose")));
        Draw.named(choose, texts.get("case.new.choose") + " " + field.label());
        choose.setLayoutData(new GridData());
        choose.addListener(SWT.Selection, event -> {
            String chosen = field.kind() == Form.Kind.FOLDER
                    ? new DirectoryDialog(shell, SWT.OPEN).open()
                    : new FileDialog(shell, SWT.OPEN).open();
            if (chosen != null) {
                path.setText(chosen);
            }
        });
        text(field, path);
    }

    private void keep(Field field, Control control, Supplier<String> value) {
        controls.put(field.id(), control);
        entered.put(field.id(), () -> value.get().strip());
    }

    /** Says the first thing that is wrong; what is only missing keeps the button closed. */
    private boolean check() {
        boolean complete = true;
        String wrong = "";
        for (Field field : form.fields()) {
            Supplier<String> value = entered.get(field.id());
            String text = value == null ? "" : value.get();
            complete &= !field.required() || !text.isEmpty();
            if (wrong.isEmpty() && !text.isEmpty()) {
                wrong = field.wrong().apply(text);
            }
        }
        if (!said.getText().equals(Sentences.label(wrong))) {
            said.setText(Sentences.label(wrong));
            if (shell.isVisible()) {
                Dialogs.fit(shell, shell.getSize().x);
            }
            shell.layout(true, true);
        }
        go.setEnabled(complete && wrong.isEmpty());
        return complete && wrong.isEmpty();
    }

    private boolean done() {
        if (!check()) {
            return false;
        }
        Map<String, String> all = new LinkedHashMap<>();
        entered.forEach((id, value) -> all.put(id, value.get()));
        answer.set(all);
        return true;
    }
}
