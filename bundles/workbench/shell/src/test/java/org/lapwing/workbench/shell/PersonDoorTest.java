package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.persons.KeyCard;

class PersonDoorTest extends WindowTest {

    private final TestPersons persons = new TestPersons();
    private final AtomicInteger through = new AtomicInteger();

    private void knock() {
        window.display().asyncExec(() -> window.persons().through(through::incrementAndGet));
    }

    private void goneThrough(int times) {
        probe.until("what was to follow has run", () -> through.get() == times);
    }

    @Test
    void at_the_first_start_a_person_is_made_and_named_in_the_window() {
        extensions.add(persons);
        knock();
        Button go = probe.get(Button.class, "dialog.ok");
        assertThat(probe.on(go::isEnabled)).isFalse();
        probe.focus("person.name");
        probe.type("Kim");
        probe.focus("person.passphrase");
        probe.type("four");
        probe.until("it says how long a passphrase is", () -> probe.find("person.said")
                .filter(each -> ((Label) each).getText().contains("8"))
                .isPresent());
        probe.type("andmore");
        probe.focus("person.again");
        probe.type("fourandmore");
        probe.until("it can be made", go::isEnabled);
        boolean hidden = probe.of(Text.class, "person.passphrase", field -> field.getEchoChar() != 0);
        assertThat(hidden).isTrue();
        probe.press("Enter");
        goneThrough(1);
        assertThat(probe.sees("person.make")).isFalse();
        assertThat(persons.unlocked()).isTrue();
        String said = probe.of(Label.class, "person", Label::getText);
        assertThat(said).contains("Kim");
    }

    @Test
    void a_person_with_a_smart_card_names_its_library_and_says_the_pin() {
        extensions.add(persons);
        knock();
        Button go = probe.get(Button.class, "dialog.ok");
        probe.focus("person.name");
        probe.type("Kim");
        assertThat(probe.sees("person.pin")).isFalse();
        probe.push("person.byCard");
        probe.until("the card is asked for", () -> probe.find("person.pin")
                .filter(each -> ((Text) each).isVisible())
                .isPresent());
        assertThat(probe.sees("person.passphrase")).isFalse();
        probe.focus("person.library");
        probe.type("card.so");
        untilSaid("whole path");
        assertThat(probe.on(go::isEnabled)).isFalse();
        set("person.library", "/usr/lib/card.so");
        set("person.slot", "first");
        untilSaid("A slot is a number");
        set("person.slot", "7");
        probe.focus("person.pin");
        probe.type("0000");
        boolean hidden = probe.of(Text.class, "person.pin", field -> field.getEchoChar() != 0);
        assertThat(hidden).isTrue();
        probe.until("it can be made", go::isEnabled);
        probe.press("Enter");
        untilSaid("does not know that PIN");
        assertThat(persons.current()).isEmpty();
        String left = probe.of(Text.class, "person.pin", Text::getText);
        assertThat(left).isEmpty();
        probe.focus("person.pin");
        probe.type("482915");
        probe.press("Enter");
        goneThrough(1);
        assertThat(persons.keyCard()).contains(new KeyCard(Path.of("/usr/lib/card.so"), 7));
        assertThat(probe.sees("person.make")).isFalse();
    }

    private void set(String field, String text) {
        probe.with(Text.class, field, each -> each.setText(text));
    }

    private void untilSaid(String part) {
        probe.until("it says " + part, () -> probe.find("person.said")
                .filter(each -> ((Label) each).getText().contains(part))
                .isPresent());
    }

    @Test
    void a_wrong_passphrase_is_refused_in_a_sentence_and_the_right_one_goes_on() {
        persons.create("Kim", "right one".toCharArray());
        persons.lock();
        extensions.add(persons);
        knock();
        probe.focus("person.passphrase");
        probe.type("wrong");
        probe.press("Enter");
        probe.until("it says why", () -> probe.find("person.said")
                .filter(each -> ((Label) each).getText().contains("not the passphrase"))
                .isPresent());
        String left = probe.of(Text.class, "person.passphrase", Text::getText);
        assertThat(left).isEmpty();
        assertThat(through).hasValue(0);
        probe.type("right one");
        probe.press("Enter");
        goneThrough(1);
        assertThat(persons.held).isFalse();
    }

    @Test
    void keys_can_be_kept_for_a_shift_and_locking_forgets_them_and_asks_again() {
        persons.create("Kim", "right one".toCharArray());
        persons.lock();
        extensions.add(persons);
        knock();
        probe.push("person.hold");
        probe.focus("person.passphrase");
        probe.type("right one");
        probe.press("Enter");
        goneThrough(1);
        assertThat(persons.held).isTrue();
        probe.press("Ctrl+l");
        probe.get(Text.class, "person.passphrase");
        assertThat(persons.unlocked()).isFalse();
        assertThat(persons.held).isFalse();
        probe.press("Esc");
        probe.until("the question has closed", () -> probe.find("person.unlock").isEmpty());
    }

    @Test
    void nobody_is_asked_while_the_keys_are_at_hand() {
        persons.create("Kim", "right one".toCharArray());
        extensions.add(persons);
        knock();
        goneThrough(1);
        assertThat(probe.sees("person.unlock")).isFalse();
    }
}
