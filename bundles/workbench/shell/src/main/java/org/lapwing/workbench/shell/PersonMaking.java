package org.lapwing.workbench.shell;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.workbench.api.WidgetIds;

/** The dialog in which a person is made: with keys on this computer under a passphrase, or on a smart card under its PIN. */
final class PersonMaking {

    private final PersonDoor door;
    private final Dialogs dialogs;
    private final Theme theme;
    private final Texts texts;
    private final Persons persons;
    private final Shell shell;
    private final Text name;
    private final Button byCard;
    private final Composite passphrases;
    private final Text first;
    private final Text again;
    private final Composite card;
    private final Text library;
    private final Text slot;
    private final Text pin;
    private final Label said;
    private final Button go;
    private final AtomicBoolean made = new AtomicBoolean();

    PersonMaking(PersonDoor door, Dialogs dialogs, Theme theme, Texts texts, Persons persons) {
        this.door = door;
        this.dialogs = dialogs;
        this.theme = theme;
        this.texts = texts;
        this.persons = persons;
        shell = dialogs.frame("person.make", texts.get("person.make.title"));
        dialogs.label(shell, texts.get("person.make.sentence"), true);
        name = field(shell, "person.name", "person.make.name");
        byCard = WidgetIds.name(new Button(shell, SWT.CHECK), "person.byCard");
        byCard.setText(Sentences.label(texts.get("person.make.card")));
        byCard.setForeground(theme.text());
        passphrases = part();
        first = secret(passphrases, "person.passphrase", "person.passphrase");
        again = secret(passphrases, "person.again", "person.again");
        dialogs.label(passphrases, texts.get("person.make.lost"), true);
        card = part();
        library = library();
        slot = field(card, "person.slot", "person.make.slot");
        pin = secret(card, "person.pin", "person.pin");
        dialogs.label(card, texts.get("person.make.card.lost"), true);
        said = WidgetIds.name(dialogs.label(shell, "", false), "person.said");
        go = dialogs.buttons(shell, texts.get("person.make.go"), this::make);
        for (Text each : List.of(name, first, again, library, slot, pin)) {
            each.addListener(SWT.Modify, event -> check());
        }
        byCard.addListener(SWT.Selection, event -> choose());
    }

    /** Whether a person was made. */
    boolean ask() {
        choose();
        name.setFocus();
        dialogs.run(shell);
        return made.get();
    }

    private Composite part() {
        Composite part = new Composite(shell, SWT.NONE);
        part.setLayout(Draw.grid(1, 0, 0, 10));
        part.setLayoutData(Draw.fill(true, false));
        return part;
    }

    private Text field(Composite in, String id, String key) {
        dialogs.label(in, texts.get(key), false);
        return dialogs.field(in, id, texts.get(key), "", 1);
    }

    private Text secret(Composite in, String id, String key) {
        dialogs.label(in, texts.get(key), false);
        return dialogs.secret(in, id, texts.get(key));
    }

    private Text library() {
        String label = texts.get("person.make.library");
        dialogs.label(card, label, false);
        Composite row = new Composite(card, SWT.NONE);
        row.setLayout(Draw.grid(2, 0, 0, 8));
        row.setLayoutData(Draw.fill(true, false));
        Text path = dialogs.field(row, "person.library", label, "", 1);
        Button choose = WidgetIds.name(new Button(row, SWT.PUSH), "person.library.choose");
        choose.setText(Sentences.label(texts.get("case.new.choose")));
        Draw.named(choose, texts.get("case.new.choose") + " " + label);
        choose.setLayoutData(new GridData());
        choose.addListener(SWT.Selection, event -> {
            String chosen = new FileDialog(shell, SWT.OPEN).open();
            if (chosen != null) {
                path.setText(chosen);
            }
        });
        Label hint = dialogs.label(card, texts.get("person.make.library.hint"), true);
        hint.setFont(theme.small());
        return path;
    }

    /** Shows what belongs to the one way or to the other. */
    private void choose() {
        boolean onCard = byCard.getSelection();
        show(passphrases, !onCard);
        show(card, onCard);
        check();
        if (shell.isVisible()) {
            Dialogs.fit(shell, shell.getSize().x);
        }
        shell.layout(true, true);
    }

    private static void show(Composite part, boolean shown) {
        part.setVisible(shown);
        ((GridData) part.getLayoutData()).exclude = !shown;
    }

    private void check() {
        String wrong = byCard.getSelection() ? cardWrong() : passphraseWrong();
        PersonDoor.say(said, wrong);
        go.setEnabled(wrong.isEmpty() && !name.getText().isBlank() && complete());
    }

    private boolean complete() {
        return byCard.getSelection()
                ? !library.getText().isBlank() && pin.getCharCount() > 0
                : first.getCharCount() >= PersonDoor.SHORTEST && again.getCharCount() > 0;
    }

    private String passphraseWrong() {
        if (first.getCharCount() > 0 && first.getCharCount() < PersonDoor.SHORTEST) {
            return texts.get("person.short", PersonDoor.SHORTEST);
        }
        boolean differ = again.getCharCount() > 0 && !Arrays.equals(first.getTextChars(), again.getTextChars());
        return differ ? texts.get("person.differ") : "";
    }

    private String cardWrong() {
        String path = library.getText().strip();
        if (!path.isEmpty() && !PersonDoor.isPath(path)) {
            return texts.get("person.make.library.wrong");
        }
        return slot.getText().strip().matches("[0-9]{0,9}") ? "" : texts.get("person.make.slot.wrong");
    }

    private boolean make() {
        String called = name.getText().strip();
        if (byCard.getSelection()) {
            String number = slot.getText().strip();
            @Nullable Integer at = number.isEmpty() ? null : Integer.valueOf(number);
            KeyCard where = new KeyCard(Path.of(library.getText().strip()), at);
            door.work(
                    shell,
                    said,
                    texts.get("person.make.card.working"),
                    made,
                    pin,
                    pin,
                    secret -> persons.create(called, where, secret));
        } else {
            door.work(
                    shell,
                    said,
                    texts.get("person.working"),
                    made,
                    first,
                    again,
                    secret -> persons.create(called, secret));
        }
        return false;
    }
}
