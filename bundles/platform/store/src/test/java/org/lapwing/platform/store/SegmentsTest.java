package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.api.vault.VaultFiles.Reader;

/** The format of encrypted files is Tink's, and whatever is done to a file is noticed. */
class SegmentsTest {

    private static final byte[] KEY = CaseKeys.random(32);
    private static final byte[] PURPOSE = "a test".getBytes(StandardCharsets.UTF_8);
    private static final int BEFORE = 8;
    private static final int SEGMENT = 4096;
    private static final Segments.Layout LAYOUT = new Segments.Layout(BEFORE, SEGMENT);

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4031, 4032, 4033, 8112, 8113, 100_000})
    void what_is_written_here_is_read_by_tink_and_the_other_way_round(int length) throws Exception {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        StreamingAead tink = new AesGcmHkdfStreaming(KEY, "HmacSha256", 32, SEGMENT, BEFORE);

        Path ours = written(plain);
        byte[] file = Files.readAllBytes(ours);
        InputStream theirs =
                tink.newDecryptingStream(new ByteArrayInputStream(file, BEFORE, file.length - BEFORE), PURPOSE);
        assertThat(theirs.readAllBytes()).isEqualTo(plain);
        assertThat(read(ours)).isEqualTo(plain);
        assertThat(LAYOUT.plain(file.length)).isEqualTo(length);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[BEFORE]);
        try (OutputStream sealing = tink.newEncryptingStream(out, PURPOSE)) {
            sealing.write(plain);
        }
        Path written = Files.write(temp.resolve("tink"), out.toByteArray());
        assertThat(read(written)).isEqualTo(plain);
    }

    @Test
    void any_place_is_read_as_it_was_written() throws Exception {
        byte[] plain = new byte[200_000];
        Random random = new Random(7);
        random.nextBytes(plain);
        try (Reader reader = open(written(plain))) {
            for (int i = 0; i < 2000; i++) {
                int at = random.nextInt(plain.length);
                ByteBuffer into = ByteBuffer.allocate(random.nextInt(Math.min(10_000, plain.length - at)));
                reader.read(at, into);
                assertThat(into.array()).isEqualTo(Arrays.copyOfRange(plain, at, at + into.capacity()));
            }
        }
    }

    @Test
    void a_flipped_bit_anywhere_is_noticed_and_the_file_named() throws Exception {
        byte[] plain = new byte[20_000];
        Path file = written(plain);
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int at = i < 60 ? BEFORE + i : BEFORE + random.nextInt(sound.length - BEFORE);
            byte[] flipped = sound.clone();
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, flipped);
            assertThatThrownBy(() -> read(file))
                    .as("byte " + at)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("sealed");
        }
    }

    @Test
    void a_file_that_is_cut_off_or_longer_does_not_open() throws Exception {
        Path file = written(new byte[20_000]);
        byte[] sound = Files.readAllBytes(file);
        for (int length = 0; length < sound.length; length += length % SEGMENT == 0 ? 1 : SEGMENT - length % SEGMENT) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> open(file)).as("cut at " + length).isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        assertThatThrownBy(() -> open(file)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_of_another_key_or_purpose_does_not_open() throws Exception {
        Path file = written(new byte[100]);
        byte[] other = "another".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> SealedReader.open(file, (before, header) -> Segments.of(header, KEY, other), LAYOUT))
                .isInstanceOf(IOException.class);
        byte[] key = CaseKeys.random(32);
        assertThatThrownBy(() -> SealedReader.open(file, (before, header) -> Segments.of(header, key, PURPOSE), LAYOUT))
                .isInstanceOf(IOException.class);
    }

    private Path written(byte[] plain) throws IOException {
        Path file = temp.resolve("sealed");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[BEFORE]);
            try (OutputStream sealing = new SealedOutput(out, Segments.fresh(KEY, PURPOSE), LAYOUT)) {
                sealing.write(plain, 0, plain.length / 3);
                sealing.write(plain, plain.length / 3, plain.length - plain.length / 3);
            }
        }
        return file;
    }

    private static Reader open(Path file) throws IOException {
        return SealedReader.open(file, (before, header) -> Segments.of(header, KEY, PURPOSE), LAYOUT);
    }

    private static byte[] read(Path file) throws IOException {
        try (Reader reader = open(file)) {
            ByteBuffer all = ByteBuffer.allocate((int) reader.length());
            reader.read(0, all);
            return all.array();
        }
    }
}
