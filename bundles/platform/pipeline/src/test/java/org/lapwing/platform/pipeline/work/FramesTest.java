package org.lapwing.platform.pipeline.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.findings.Basis;

class FramesTest {

    @Test
    void every_kind_of_value_arrives_as_what_it_was() throws Exception {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("text", "ünïcode 😀 \u0000");
        value.put("int", Integer.MIN_VALUE);
        value.put("long", Long.MAX_VALUE);
        value.put("double", -0.0);
        value.put("float", 1.5f);
        value.put("short", (short) -3);
        value.put("byte", (byte) 7);
        value.put("true", true);
        value.put("decimal", new BigDecimal("1.10"));
        value.put("whole", new BigInteger("123456789012345678901234567890"));
        value.put("list", List.of(List.of(), Map.of("deep", List.of(1))));

        assertThat(there(value)).isEqualTo(value);
    }

    @Test
    void what_no_finding_may_hold_is_refused_where_it_is_said() {
        assertThatThrownBy(() -> there(Map.of("at", java.time.Instant.EPOCH)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Instant");
        List<Object> deep = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            deep = new ArrayList<>(List.of(deep));
        }
        Map<String, Object> value = Map.of("deep", deep);
        assertThatThrownBy(() -> there(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengths_that_lie_are_refused_before_memory_is_taken_for_them() throws Exception {
        for (int length : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Frame.MOST + 1}) {
            byte[] lie = raw(length, Frame.Kind.TEXT.ordinal(), new byte[16]);
            assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(lie))).isInstanceOf(Frame.BrokenFrame.class);
        }
        byte[] kind = raw(2, 200, new byte[1]);
        assertThatThrownBy(() -> Frame.read(new ByteArrayInputStream(kind))).isInstanceOf(Frame.BrokenFrame.class);
        for (byte tag : new byte[] {'[', '{', 't'}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeByte(tag);
            out.writeInt(2_000_000_000);
            assertThatThrownBy(() -> Values.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                    .isInstanceOf(Frame.BrokenFrame.class);
        }
    }

    @Test
    void whatever_comes_instead_of_an_answer_is_an_io_exception_at_worst() throws Exception {
        Random random = new Random(17);
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        Map<String, Object> value = Map.of("a", List.of(1, "two", 3.0), "b", Map.of("c", true));
        Result.finding(1, "kind", 1, Basis.READ, value, 1, "Why.").write(sample);
        Result.derived(1, "d", new byte[300], 0, 300).write(sample);
        Result.text(1, "some text").write(sample);
        Result.end(1, Result.Ending.DONE, "").write(sample);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = sample.toByteArray();
            for (int flips = 0; flips <= round % 5; flips++) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                ByteArrayInputStream in = new ByteArrayInputStream(bytes);
                Result result = new Result();
                for (Frame frame = Frame.read(in); frame != null && !result.take(frame, 1); frame = Frame.read(in)) {
                    assertThat(frame.size()).isLessThan(Frame.MOST);
                }
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private static byte[] raw(int length, int kind, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(length);
        out.writeByte(kind);
        out.write(body);
        return bytes.toByteArray();
    }

    private static Map<String, ?> there(Map<String, ?> value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Values.put(new DataOutputStream(bytes), value);
        return Values.map(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
