package org.lapwing.testcases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.vault.VaultFiles;

/** Files in the areas of a vault. */
public abstract class VaultFilesContract {

    @TempDir
    Path temp;

    Engine desk;
    Case open;

    /** An installation whose own files are below this folder. */
    protected abstract Engine engine(Path folder);

    @BeforeEach
    void a_case() throws Exception {
        desk = engine(temp);
        open = desk.store().create(temp.resolve("case"), "Harbour", null);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void a_file_of_an_area_is_written_once_and_read_at_any_position() throws Exception {
        VaultFiles index = open.vault().files("index");
        write(index, "a.seg", "0123456789");
        assertThatThrownBy(() -> index.create("a.seg")).isInstanceOf(IOException.class);
        index.sync(List.of("a.seg"));
        index.rename("a.seg", "b.seg");
        index.syncNames();
        assertThat(index.list()).containsExactly("b.seg");
        assertThat(index.length("b.seg")).isEqualTo(10);
        try (VaultFiles.Reader reader = index.open("b.seg")) {
            ByteBuffer three = ByteBuffer.allocate(3);
            reader.read(5, three);
            assertThat(three.array()).containsExactly('5', '6', '7');
            assertThatThrownBy(() -> reader.read(9, ByteBuffer.allocate(3))).isInstanceOf(EOFException.class);
        }
        index.delete("b.seg");
        assertThat(index.list()).isEmpty();
        assertThat(open.vault().files("other").list()).isEmpty();
    }

    @Test
    void a_reader_survives_that_another_thread_was_interrupted() throws Exception {
        VaultFiles index = open.vault().files("index");
        write(index, "a.seg", "0123456789".repeat(10_000));
        try (VaultFiles.Reader reader = index.open("a.seg")) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reader.read(0, ByteBuffer.allocate(1)))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
            ByteBuffer one = ByteBuffer.allocate(1);
            reader.read(4, one);
            assertThat(one.array()).containsExactly('4');
        }
    }

    @Test
    void a_name_does_not_lead_out_of_its_area() {
        VaultFiles index = open.vault().files("index");
        for (String name : List.of("../x", "a/b", "a\\b", "..", ".hidden", "", "c:x", "a\nb")) {
            assertThatThrownBy(() -> index.create(name)).as(name).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> open.vault().files(name)).as(name).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_lock_of_an_area_is_held_once() throws Exception {
        VaultFiles index = open.vault().files("index");
        AutoCloseable lock = index.lock("writer");
        assertThatThrownBy(() -> index.lock("writer")).isInstanceOf(IOException.class);
        assertThat(index.list()).isEmpty();
        lock.close();
        index.lock("writer").close();
    }

    private static void write(VaultFiles files, String name, String text) throws IOException {
        try (OutputStream out = files.create(name)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
