package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.test.common.annotation.InjectService;
import org.osgi.test.junit5.service.ServiceExtension;

/** Keys in the class spaces of the framework, at their real cost. */
@ExtendWith(ServiceExtension.class)
public class PersonsInside {

    private static final byte[] MESSAGE = "what was decided".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_person_signs_is_locked_and_unlocked_and_opens_what_was_wrapped(
            @InjectService Persons persons, @InjectService Profile profile, @TempDir Path folder) throws Exception {
        assertThat(persons.current()).isEmpty();
        assertThat(profile.person().id()).isEmpty();
        assertThatThrownBy(() -> persons.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("lapwing person create");

        MainJob.someone(persons);
        PersonCard card = persons.current().orElseThrow();
        byte[] wrapped = persons.wrap(card, MESSAGE, MESSAGE);
        assertThat(profile.person()).isEqualTo(card.person());

        persons.lock();
        assertThatThrownBy(() -> persons.unwrap(wrapped, MESSAGE)).isInstanceOf(PersonLocked.class);
        assertThatThrownBy(() -> persons.unlock("of the guesses".toCharArray())).isInstanceOf(PersonRefused.class);
        persons.unlock("of the tests".toCharArray());
        assertThat(persons.unwrap(wrapped, MESSAGE)).isEqualTo(MESSAGE);
        assertThat(persons.verify(card, MESSAGE, persons.sign(MESSAGE))).isTrue();
        persons.exportCard(card.id(), folder.resolve("card"));
        assertThat(persons.importCard(folder.resolve("card"))).isEqualTo(card);
    }
}
