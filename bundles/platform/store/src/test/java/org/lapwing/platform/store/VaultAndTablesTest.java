package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.platform.api.vault.Vault;

class VaultAndTablesTest {

    static final TableOwner CHAT = new TableOwner("chat_", List.of("""
                    create table chat_message (id integer primary key, text text not null);
                    create index chat_message_text on chat_message (text);
                    """, """
                    alter table chat_message add column author text;
                    """));

    @TempDir
    Path temp;

    Desk desk;
    Case open;

    @BeforeEach
    void a_case() throws Exception {
        desk = new Desk(temp);
        open = desk.store.create(temp.resolve("case"), "Harbour", null);
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void scratch_goes_with_the_case_and_what_a_crash_left_goes_when_it_is_opened_for_writing() throws Exception {
        Vault.Scratch first = open.vault().scratch();
        Vault.Scratch second = open.vault().scratch();
        try (OutputStream out = first.write()) {
            out.write(Desk.bytes("temporary ".repeat(20_000)));
        }
        assertThat(first.size()).isEqualTo(200_000);
        try (SeekableByteChannel channel = first.read()) {
            ByteBuffer ten = ByteBuffer.allocate(10);
            channel.position(150_000).read(ten);
            assertThat(new String(ten.array(), StandardCharsets.UTF_8)).isEqualTo("temporary ");
        }
        try (OutputStream out = second.write()) {
            out.write(Desk.bytes("temporary"));
        }
        Path folder = open.info().folder();
        assertThat(Disk.holds(folder, "temporary")).isFalse();
        first.close();
        second.close();
        open.close();
        assertThat(folder.resolve("scratch")).doesNotExist();

        Path left = Files.createDirectories(folder.resolve("scratch").resolve("123-4-crashed"));
        Files.writeString(left.resolve("left.tmp"), "left over");
        desk.store.open(folder, Access.READ).close();
        assertThat(left).exists();
        desk.store.open(folder, Access.WRITE).close();
        assertThat(left).doesNotExist();
    }

    @Test
    void a_wing_has_tables_of_its_own_that_move_with_its_migrations() throws Exception {
        TableOwner before = new TableOwner("chat_", CHAT.migrations().subList(0, 1));
        say(open.tables(before), "one");
        Path folder = open.info().folder();
        open.close();
        try (Case again = desk.store.open(folder, Access.WRITE)) {
            Tables tables = again.tables(CHAT);
            say(tables, "two");
            assertThat(count(tables)).isEqualTo(2);
            assertThat(count(again.tables(before)))
                    .as("the previous release reads on")
                    .isEqualTo(2);
        }
    }

    @Test
    void a_wing_joins_the_transaction_of_the_case() {
        Tables tables = open.tables(CHAT);
        assertThatThrownBy(() -> open.write(() -> {
                    say(tables, "one");
                    assertThat(count(tables)).isEqualTo(1);
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(count(tables)).isZero();
    }

    @Test
    void a_case_in_which_a_wing_never_wrote_answers_it_with_nothing_and_later_with_what_came() throws Exception {
        try (Case reader = desk.store.open(open.info().folder(), Access.READ)) {
            Tables tables = reader.tables(CHAT);
            assertThat(count(tables)).isZero();
            assertThat(tables.<Boolean>read(connection -> {
                        try (PreparedStatement statement =
                                connection.prepareStatement("select author from chat_message where text = 'x'")) {
                            return statement.executeQuery().next();
                        }
                    }))
                    .isFalse();
            say(open.tables(CHAT), "hello");
            assertThat(count(tables)).isEqualTo(1);
        }
    }

    @Test
    void a_wing_changes_no_table_but_its_own() {
        Tables tables = open.tables(CHAT);
        for (String sql : List.of(
                "insert into item (exhibit) values (1)",
                "update  content set size = 0",
                "delete from \"log\"",
                "insert into chat_message (text) values ('a'); drop table finding",
                "/* chat_ */ update or ignore meta set value = ''")) {
            assertThatThrownBy(() -> tables.write(connection -> {
                        try (var statement = connection.createStatement()) {
                            return statement.executeUpdate(sql);
                        }
                    }))
                    .as(sql)
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("does not change");
        }
        assertThatThrownBy(() -> tables.read(connection -> {
                    try (var statement = connection.createStatement()) {
                        return statement.executeUpdate("delete from chat_message");
                    }
                }))
                .isInstanceOf(StoreFailure.class)
                .hasMessageContaining("use Tables.write");
        assertThatThrownBy(() -> tables.write(connection -> {
                    connection.commit();
                    return 0;
                }))
                .isInstanceOf(StoreFailure.class);
        tables.write(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "insert into chat_message (id, text) values (1, 'update item') on conflict (id) do update set text = 'x'")) {
                return statement.executeUpdate();
            }
        });
    }

    @Test
    void a_migration_that_breaks_the_rules_is_named() {
        assertThatThrownBy(() -> open.tables(new TableOwner("chat_", List.of("create table messages (id integer);"))))
                .hasMessageContaining("messages")
                .hasMessageContaining("prefix");
        open.tables(CHAT);
        assertThatThrownBy(
                        () -> open.tables(new TableOwner("chat_", List.of("create table chat_message (id integer);"))))
                .hasMessageContaining("edited after");
    }

    private static void say(Tables tables, String text) {
        tables.write(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("insert into chat_message (text) values (?)")) {
                statement.setString(1, text);
                return statement.executeUpdate();
            }
        });
    }

    private static long count(Tables tables) {
        return tables.read(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select count(*) from chat_message");
                    ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("no row");
                }
                return row.getLong(1);
            }
        });
    }
}
