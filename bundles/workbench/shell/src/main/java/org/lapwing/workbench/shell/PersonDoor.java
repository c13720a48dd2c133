package org.lapwing.workbench.shell;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.workbench.api.WidgetIds;

/** Who sits at the desk: made at the first start, asked for the passphrase at every other, until the keys are at hand. */
final class PersonDoor {

    /** As {@code Persons.create} asks for. */
    static final int SHORTEST = 8;

    private static final Duration SHIFT = Duration.ofHours(12);

    private final Workbench workbench;
    private final Extensions extensions;
    private final Texts texts;
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean asking;

    PersonDoor(Workbench workbench, Extensions extensions, Texts texts) {
        this.workbench = workbench;
        this.extensions = extensions;
        this.texts = texts;
    }

    /** Who is at the desk, whether the keys are at hand, and whether they are on a smart card. */
    private record State(Optional<Persons> service, Optional<PersonCard> person, boolean unlocked, boolean byCard) {}

    private State state() {
        Optional<Persons> service = extensions.one(Persons.class);
        boolean unlocked = service.map(Persons::unlocked).orElse(true);
        boolean byCard = service.flatMap(Persons::keyCard).isPresent();
        return new State(service, service.flatMap(Persons::current), unlocked, byCard);
    }

    /**
     * Goes on when the keys are at hand, after a question where they are not. Nothing happens when the person closes the question; where
     * no bundle keeps persons, what follows says so.
     */
    void through(Runnable then) {
        workbench.later(this::state, now -> {
            workbench.frame().person(now.person());
            if (now.unlocked()) {
                then.run();
            } else {
                waiting.add(then);
                question(now);
            }
        });
    }

    /** One question at a time; all that wait for its answer go on or are given up together. */
    private void question(State now) {
        if (asking) {
            return;
        }
        asking = true;
        boolean open = ask(now);
        asking = false;
        List<Runnable> waited = List.copyOf(waiting);
        waiting.clear();
        if (open) {
            waited.forEach(this::through);
        } else {
            workbench.cases().opening(false);
        }
    }

    private boolean ask(State now) {
        Persons persons = now.service().orElseThrow();
        return now.person().isEmpty()
                ? new PersonMaking(this, workbench.dialogs(), workbench.theme(), texts, persons).ask()
                : unlock(persons, now.person().get(), now.byCard());
    }

    private boolean unlock(Persons persons, PersonCard person, boolean byCard) {
        String asked = texts.get(byCard ? "person.pin" : "person.passphrase");
        Dialogs dialogs = workbench.dialogs();
        Shell shell = dialogs.frame("person.unlock", texts.get("person.unlock.title"));
        dialogs.label(shell, texts.get("person.unlock.sentence", person.name()), true);
        dialogs.label(shell, asked, false);
        Text secret = dialogs.secret(shell, "person.passphrase", asked);
        Button hold = WidgetIds.name(new Button(shell, SWT.CHECK), "person.hold");
        hold.setText(Sentences.label(texts.get("person.hold", SHIFT.toHours())));
        hold.setForeground(workbench.theme().text());
        Label said = dialogs.label(shell, "", false);
        WidgetIds.name(said, "person.said");
        AtomicBoolean open = new AtomicBoolean();
        Button go = dialogs.buttons(shell, texts.get("person.unlock.go"), () -> {
            boolean keep = hold.getSelection();
            String working = texts.get(byCard ? "person.pin.working" : "person.working");
            work(shell, said, working, open, secret, secret, typed -> {
                persons.unlock(typed);
                if (keep) {
                    persons.hold(SHIFT);
                }
            });
            return false;
        });
        go.setEnabled(false);
        secret.addListener(SWT.Modify, event -> go.setEnabled(secret.getCharCount() > 0));
        secret.setFocus();
        dialogs.run(shell);
        return open.get();
    }

    /** What is done with a passphrase, off the UI thread. */
    interface WithSecret {
        void use(char[] passphrase) throws PersonRefused;
    }

    /** Closes the dialog when it is done, says why where it is not. */
    void work(Shell shell, Label said, String working, AtomicBoolean done, Text from, Text also, WithSecret use) {
        char[] typed = from.getTextChars();
        shell.setEnabled(false);
        say(said, working);
        workbench.later(
                () -> {
                    try {
                        use.use(typed);
                        return "";
                    } catch (PersonRefused | RuntimeException refused) {
                        return Sentences.of(refused, texts);
                    } finally {
                        Arrays.fill(typed, '\0');
                    }
                },
                why -> {
                    if (shell.isDisposed()) {
                        return;
                    }
                    shell.setEnabled(true);
                    if (why.isEmpty()) {
                        done.set(true);
                        shell.close();
                    } else {
                        from.setText("");
                        also.setText("");
                        say(said, why);
                        from.setFocus();
                    }
                });
    }

    static void say(Label label, String sentence) {
        label.setText(Sentences.label(sentence));
        Shell shell = label.getShell();
        if (shell.isVisible()) {
            Dialogs.fit(shell, shell.getSize().x);
        }
        shell.layout(true, true);
    }

    static boolean isPath(String text) {
        try {
            return Path.of(text).isAbsolute();
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    /** Closes the case and forgets the keys, for who leaves the desk; the window stays. */
    void lock() {
        workbench.cases().close();
        workbench.hideAll();
        workbench.later(
                () -> {
                    Optional<Persons> persons = extensions.one(Persons.class);
                    persons.ifPresent(Persons::lock);
                    return persons.isPresent();
                },
                locked -> {
                    workbench.frame().reloadStart();
                    workbench.desk().say(texts.get(locked ? "person.locked" : "person.none"));
                    if (locked) {
                        through(workbench.frame()::reloadStart);
                    }
                });
    }
}
