package org.lapwing.product.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules about texts, migrations and loose ends, tried on made-up offenders. */
final class TextRulesCanFailTest {

    @Test
    void a_key_that_is_not_there_and_one_that_nobody_asks_for_are_named() {
        Bundle bundle = Made.bundle("chat", "ui")
                .entry(Bundle.TEXTS, "there = There\nold = Old\nstate.OPEN = Open\nmore.title = More")
                .source(
                        "org.lapwing.chat.ui.Pane",
                        "package org.lapwing.chat.ui; class Pane { java.util.Map<String, String> texts; String go(int s,"
                                + " String key) { return texts.get(\"there\") + texts.get(\"gone\") +"
                                + " texts.get(\"state.\" + s) + texts.get(key + \".title\"); } }")
                .built();

        assertThat(new TextKeys().offences(bundle))
                .containsExactly(
                        "src/main/java/org/lapwing/chat/ui/Pane.java of org.lapwing.chat.ui asks for the text gone,"
                                + " which is not in OSGI-INF/l10n/bundle.properties: add it.",
                        "The text old of org.lapwing.chat.ui is asked for by no code: take it away.");
    }

    @Test
    void a_language_pack_that_lacks_texts_has_strange_ones_or_other_arguments_is_named() {
        Bundle chat = Made.bundle("chat", "ui")
                .entry(Bundle.TEXTS, "one = One\ntwo = Two {0}\nthree = Three")
                .built();
        Bundle pack = Made.bundle("locales", "es")
                .entry("OSGI-INF/l10n/org.lapwing.chat.ui.properties", "two = Dos\nfour = Cuatro")
                .entry("OSGI-INF/l10n/org.lapwing.chat.none.properties", "x = x")
                .built();

        assertThat(new Translations(pack).offences(List.of(chat)))
                .containsExactly(
                        "org.lapwing.locales.es lacks 2 of the 3 texts of org.lapwing.chat.ui: one, three.",
                        "org.lapwing.locales.es translates four of org.lapwing.chat.ui, which that bundle does not"
                                + " have: take it away.",
                        "org.lapwing.locales.es translates two of org.lapwing.chat.ui with the arguments [] instead of"
                                + " [0].",
                        "org.lapwing.locales.es has OSGI-INF/l10n/org.lapwing.chat.none.properties, but there is no"
                                + " such bundle: rename or remove it.");
    }

    @Test
    void a_migration_that_was_changed_removed_not_kept_or_not_numbered_is_named() {
        Bundle chat = Made.bundle("chat", "conversations")
                .entry("sql/0001-chats.sql", "create table chat_b (x);")
                .entry("sql/more.sql", "create table chat_c (x);")
                .built();
        Migrations kept = Migrations.of(Stream.of(
                "# kept",
                Migrations.sha256("create table chat_a (x);") + "  org.lapwing.chat.conversations/sql/0001-chats.sql",
                "00  org.lapwing.chat.conversations/sql/0000-gone.sql"));

        assertThat(kept.offences(List.of(chat)))
                .containsExactly(
                        "org.lapwing.chat.conversations/sql/0000-gone.sql is gone, but cases were made with it: put it"
                                + " back.",
                        "org.lapwing.chat.conversations/sql/0001-chats.sql was changed, but cases were made with it:"
                                + " put it back and write the next number.",
                        "org.lapwing.chat.conversations/sql/more.sql is not kept yet: add the line \""
                                + Migrations.sha256("create table chat_c (x);")
                                + "  org.lapwing.chat.conversations/sql/more.sql\" to migrations.sha256.",
                        "org.lapwing.chat.conversations/sql/more.sql has no number: name it like"
                                + " 0002-what-it-adds.sql.");
    }

    @Test
    void a_migration_that_takes_something_away_is_named() {
        String script = "-- drop table chat_x\nalter table chat_a drop column b;";
        Bundle chat = Made.bundle("chat", "conversations")
                .entry("sql/0001-chats.sql", script)
                .built();
        Migrations kept = Migrations.of(
                Stream.of(Migrations.sha256(script) + "  org.lapwing.chat.conversations/sql/0001-chats.sql"));

        assertThat(kept.offences(List.of(chat)))
                .containsExactly("org.lapwing.chat.conversations/sql/0001-chats.sql takes away or renames what the"
                        + " previous release still reads: only add.");
    }

    @Test
    void work_that_is_put_off_is_named_with_its_line(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("Sample.java"), "class Sample {\n    // " + "TO" + "DO later\n}\n");
        Files.writeString(folder.resolve("target/Built.java"), "// " + "FIX" + "ME\n");

        assertThat(Unfinished.offences(folder))
                .containsExactly("Line 2 of Sample.java puts work off: do it or plan it elsewhere.");
    }
}
