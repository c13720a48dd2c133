package org.lapwing.workbench.shell;

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
    private static final int SHORTEST = 8;

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
                ? make(persons)
                : unlock(persons, now.person().get(), now.byCard());
    }

    private boolean make(Persons persons) {
        Dialogs dialogs = workbench.dialogs();
        Shell shell = dialogs.frame("person.make", texts.get("person.make.title"));
        dialogs.label(shell, texts.get("person.make.sentence"), true);
        dialogs.label(shell, texts.get("person.make.name"), false);
        Text name = dialogs.field(shell, "person.name", texts.get("person.make.name"), "", 1);
        dialogs.label(shell, texts.get("person.passphrase"), false);
        Text first = dialogs.secret(shell, "person.passphrase", texts.get("person.passphrase"));
        dialogs.label(shell, texts.get("person.again"), false);
        Text again = dialogs.secret(shell, "person.again", texts.get("person.again"));
        dialogs.label(shell, texts.get("person.make.lost"), true);
        AtomicBoolean made = new AtomicBoolean();
        Label said = dialogs.label(shell, "", false);
        WidgetIds.name(said, "person.said");
        Button go = dialogs.buttons(shell, texts.get("person.make.go"), () -> {
            String called = name.getText().strip();
            String working = texts.get("person.working");
            work(shell, said, working, made, first, again, secret -> persons.create(called, secret));
            return false;
        });
        Runnable check = () -> {
            boolean same = Arrays.equals(first.getTextChars(), again.getTextChars());
            go.setEnabled(!name.getText().isBlank() && first.getCharCount() >= SHORTEST && same);
            say(
                    said,
                    first.getCharCount() > 0 && first.getCharCount() < SHORTEST
                            ? texts.get("person.short", SHORTEST)
                            : again.getCharCount() > 0 && !same ? texts.get("person.differ") : "");
        };
        for (Text each : new Text[] {name, first, again}) {
            each.addListener(SWT.Modify, event -> check.run());
        }
        check.run();
        name.setFocus();
        dialogs.run(shell);
        return made.get();
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
    private interface WithSecret {
        void use(char[] passphrase) throws PersonRefused;
    }

    /** Closes the dialog when it is done, says why where it is not. */
    private void work(
            Shell shell, Label said, String working, AtomicBoolean done, Text from, Text also, WithSecret use) {
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

    private static void say(Label label, String sentence) {
        label.setText(Sentences.label(sentence));
        Shell shell = label.getShell();
        shell.setSize(shell.computeSize(shell.getSize().x, SWT.DEFAULT));
        shell.layout(true, true);
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
