package org.lapwing.chat.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.chat.telegram.TelegramJson;
import org.lapwing.chat.whatsapp.WhatsAppText;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.ingest.Progress;

class ChatCommandsTest {

    private static final String CHAT = "14/07/25, 10:00 - Ana: hello\n14/07/25, 10:01 - Bob: <Media omitted>\n";

    @TempDir
    Path folder;

    private final List<Map<String, ?>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Outcome run(String command, boolean messages, String... paths) throws Exception {
        InstalledFormats formats = new InstalledFormats();
        formats.bindFormat(new WhatsAppText(new Desk.KeyTexts()));
        formats.bindFormat(new TelegramJson(new Desk.KeyTexts()));
        Command found = new ChatCommands(formats, new Desk.KeyTexts())
                .commands().stream()
                        .filter(each -> each.path().equals(List.of("chat", command)))
                        .findFirst()
                        .orElseThrow();
        return found.body().run(new Call(folder, messages, List.of(paths)), new Screen(rows, notes));
    }

    @Test
    void a_folder_gives_one_entry_for_each_export_and_none_for_other_files() throws Exception {
        Files.writeString(folder.resolve("a.txt"), CHAT);
        Files.writeString(folder.resolve("notes.txt"), "buy milk");
        Files.createDirectories(folder.resolve("sub"));
        try (OutputStream file = Files.newOutputStream(folder.resolve("sub/b.zip"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("_chat.txt"));
            zip.write(CHAT.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("__MACOSX/_chat.txt"));
            zip.write(CHAT.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("parse", false, ".")).isEqualTo(Outcome.DONE);
        assertThat(rows)
                .extracting(row -> String.valueOf(row.get("path")))
                .containsExactly("./a.txt", "./sub/b.zip!/_chat.txt");
        Map<String, ?> row = rows.getFirst();
        assertThat(row.get("format")).isEqualTo("whatsapp-text");
        assertThat(row.get("version")).isEqualTo("android");
        assertThat(row.get("dateOrder")).isEqualTo("dmy");
        assertThat(row.get("totals")).hasToString("{messages=2, system=0, byKind={media=1, text=1}}");
        Map<?, ?> conversation = (Map<?, ?>) ((List<?>) row.get("conversations")).getFirst();
        assertThat(conversation.get("first")).isEqualTo("2025-07-14T10:00:00");
        assertThat(conversation.get("participants").toString()).contains("Ana").contains("Bob");
        assertThat(((Map<?, ?>) row.get("rows")).get("source")).isEqualTo(2L);
    }

    @Test
    void nothing_that_is_a_chat_is_an_empty_list_and_done() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "buy milk");
        assertThat(run("parse", false, ".")).isEqualTo(Outcome.DONE);
        assertThat(run("detect", false, ".")).isEqualTo(Outcome.DONE);
        assertThat(rows).isEmpty();
    }

    @Test
    void a_cut_export_gives_what_can_be_read_and_is_not_fully_done() throws Exception {
        Files.writeString(
                folder.resolve("result.json"),
                "{\"name\":\"A\",\"type\":\"personal_chat\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1\","
                        + "\"from\":\"A\",\"from_id\":\"user1\",\"text\":\"x\"},{\"id\":2,\"ty");
        assertThat(run("parse", false, "result.json")).isEqualTo(Outcome.NOT_FULLY);
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().get("warnings").toString()).startsWith("[cut[");
        assertThat(rows.getFirst().get("complete")).isEqualTo(false);
        assertThat(((Map<?, ?>) rows.getFirst().get("rows")).get("source")).isEqualTo(2L);
    }

    @Test
    void a_path_that_is_not_there_is_named() throws Exception {
        assertThat(run("parse", false, "absent")).isEqualTo(Outcome.NOT_FULLY);
        assertThat(notes).singleElement().asString().contains("absent");
    }

    @Test
    void messages_come_one_by_one() throws Exception {
        Files.writeString(folder.resolve("a.txt"), CHAT);
        run("parse", true, "a.txt");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("text")).isEqualTo("hello");
        assertThat(rows.getFirst().get("time")).isEqualTo("2025-07-14T10:00:00");
        assertThat(rows.getFirst().get("source")).isEqualTo(1L);
    }

    @Test
    void formats_and_reasons_are_listed() throws Exception {
        run("formats", false);
        assertThat(rows)
                .extracting(row -> String.valueOf(row.get("id")))
                .containsExactly("telegram-json", "whatsapp-text");
        rows.clear();
        Files.writeString(folder.resolve("a.txt"), CHAT);
        run("detect", false, "a.txt");
        assertThat(rows.getFirst().get("why").toString()).isNotBlank();
    }

    private record Call(Path folder, boolean messages, List<String> paths) implements Invocation {

        @Override
        public boolean flag(String name) {
            return messages && name.equals("--messages");
        }

        @Override
        public Optional<String> value(String name) {
            return Optional.empty();
        }

        @Override
        public String required(String name) {
            return paths.getFirst();
        }

        @Override
        public List<String> values(String name) {
            return paths;
        }

        @Override
        public Path path(String word) {
            return folder.resolve(word);
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }

    private record Screen(List<Map<String, ?>> rowsSeen, List<String> notesSeen) implements Output {

        @Override
        public boolean json() {
            return true;
        }

        @Override
        public void object(Map<String, ?> value) {
            throw new AssertionError("The result is a list");
        }

        @Override
        public void rows() {}

        @Override
        public void row(Map<String, ?> value) {
            rowsSeen.add(value);
        }

        @Override
        public void line(String text) {}

        @Override
        public void note(String text) {
            notesSeen.add(text);
        }

        @Override
        public Progress progress() {
            return Progress.NONE;
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_named_and_the_rest_goes_on() throws Exception {
        Files.writeString(folder.resolve("a.zip"), "PK\u0003\u0004 no zip at all");
        Files.writeString(folder.resolve("b.txt"), CHAT);
        assertThat(run("parse", false, ".")).isEqualTo(Outcome.NOT_FULLY);
        assertThat(notes.getFirst()).contains("a.zip");
        assertThat(rows).hasSize(1);
    }
}
