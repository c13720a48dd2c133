package org.lapwing.chat.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.chat.api.MessageKind;

/** Real exports from elsewhere, in the folder that the property or variable names; each test has its like in TelegramJsonTest. */
class FixturesTest {

    private static final String FOLDER =
            System.getProperty("lapwing.fixtures", System.getenv().getOrDefault("LAPWING_FIXTURES", ""));

    private final Path chats = Path.of(FOLDER.isEmpty() ? "absent" : FOLDER, "chat", "telegram-json");

    @BeforeEach
    void present() {
        assumeTrue(
                Files.isDirectory(chats),
                "The fixtures are not here; TelegramJsonTest covers the same on its own samples.");
    }

    @Test
    void small_exports_read_in_full() {
        for (String name : List.of("chat-miner/test_single_export.json", "chat-miner/test_batch_export.json")) {
            Export export = Export.of(chats.resolve(name));
            assertThat(export.texts()).as(name).containsExactly("Minimal Message", "Link:https://telegram.org/");
            assertThat(export.people()).containsExactly("Author 1", "Author 2");
            assertThat(export.time(0)).isEqualTo("2018-12-05T10:39:10");
        }
        Export complex = Export.of(chats.resolve("chatpack/telegram_complex.json"));
        assertThat(complex.messages()).hasSize(4);
        assertThat(complex.system()).hasSize(1);
        assertThat(complex.rows.get(1).replyTo()).isEqualTo("1");
        assertThat(complex.rows.get(2).edited()).isTrue();
        assertThat(Export.of(chats.resolve("chatpack/telegram_simple.json")).messages())
                .hasSize(4);
    }

    @Test
    void fifteen_thousand_messages_are_all_there() {
        Export export = Export.of(chats.resolve("bubbly/result.json"));
        assertThat(export.messages()).hasSize(15_000);
        assertThat(export.people()).containsExactly("Other TG", "Owner TG");
        assertThat(export.rows.getFirst().kind()).isEqualTo(MessageKind.MEDIA);
        assertThat(export.rows.getFirst().attachment()).isEqualTo("media/photo_1.jpg");
        assertThat(export.sourceRows).isEqualTo(15_000);
        assertThat(export.warnings).isEmpty();
    }

    @Test
    void all_of_these_are_claimed_and_no_other_export_is() throws IOException {
        try (Stream<Path> files = Files.walk(chats.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean ours = file.startsWith(chats) && !file.endsWith("target.json");
                assertThat(Export.detect(Files.readAllBytes(file)).confidence() > 0.5)
                        .as(file.toString())
                        .isEqualTo(ours);
            }
        }
    }
}
