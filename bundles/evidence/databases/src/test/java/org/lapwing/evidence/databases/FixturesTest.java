package org.lapwing.evidence.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.testkit.EnglishTexts;

/** Databases of real programs, from public test data that is not part of this repository: skipped where it is not there. */
class FixturesTest {

    @TempDir
    Path temp;

    private Heard heard(String name) throws IOException {
        String folder = System.getProperty("lapwing.fixtures", System.getenv("LAPWING_FIXTURES"));
        assumeThat(folder).as("the property lapwing.fixtures").isNotNull();
        Path place = Path.of(folder).resolve(name);
        assumeThat(place).exists();
        byte[] before = Files.readAllBytes(place);
        Heard heard = new Heard();
        new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class)).analyze(Lying.at(place, temp), heard);
        assertThat(Files.readAllBytes(place)).isEqualTo(before);
        return heard;
    }

    @Test
    void messages_of_a_mac() throws Exception {
        Heard heard = heard("chat/imessage-db/plaso/imessage_chat.db");

        assertThat(heard.problems).isEmpty();
        assertThat(heard.rows("message").toString()).isEqualTo("[10]");
        assertThat(heard.rows("chat").toString()).isEqualTo("[7]");
        assertThat(heard.text.toString()).contains("[message 1] ");
    }

    @Test
    void kik_of_a_phone() throws Exception {
        Heard heard = heard("chat/kik-ios-db/plaso/kik.sqlite");

        assertThat(heard.problems).isEmpty();
        assertThat(heard.rows("ZKIKMESSAGE").toString()).isEqualTo("[60]");
        assertThat(heard.rows("ZKIKUSER").toString()).isEqualTo("[25]");
    }

    @Test
    void sms_hangouts_skype_and_viber() throws Exception {
        assertThat(heard("chat/sms-android-db/plaso/mmssms.db").rows("sms").toString())
                .isEqualTo("[9]");
        assertThat(heard("chat/hangouts-android-db/plaso/babel.db")
                        .rows("messages")
                        .toString())
                .isEqualTo("[14]");
        assertThat(heard("chat/skype-maindb/plaso/skype_main.db")
                        .rows("Messages")
                        .toString())
                .isNotEqualTo("[0]");
        assertThat(heard("chat/viber-android-db/plaso/viber_data").problems).isEmpty();
    }
}
