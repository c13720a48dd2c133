package org.lapwing.platform.pipeline.work;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.product.fuzz.Checks;

class FrameFuzzTest {

    private static final long CALL = 7;

    static Stream<byte[]> answers() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Result.finding(CALL, "a.kind", 1, Basis.READ, Map.of("k", List.of(1, 2L, 3.5, "x", true)), 0.5, "why")
                .write(out);
        Result.text(CALL, "text").write(out);
        Result.derived(CALL, "thumbnail", new byte[] {1, 2, 3}, 0, 3).write(out);
        Result.problem(CALL, "a problem").write(out);
        Result.end(CALL, Result.Ending.DONE, "").write(out);
        return Stream.of(out.toByteArray());
    }

    @MethodSource("answers")
    @FuzzTest
    void an_answer_of_any_bytes_is_heard_or_broken_off(byte[] bytes) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        Result result = new Result();
        try {
            for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                Checks.that(frame.size() <= bytes.length, "More than came");
                if (result.take(frame, CALL)) {
                    return;
                }
            }
        } catch (IOException broken) {
            Checks.that(in.available() <= bytes.length, "Read backwards");
        }
    }
}
