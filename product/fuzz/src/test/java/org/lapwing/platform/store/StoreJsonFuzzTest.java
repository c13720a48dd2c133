package org.lapwing.platform.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class StoreJsonFuzzTest {

    static Stream<byte[]> values() {
        return Stream.of(
                Checks.utf8("{\"name\": \"a\\u00e9\\n\", \"list\": [1, -2.5e3, true, null, {}], \"deep\": [[[]]]}"));
    }

    @MethodSource("values")
    @FuzzTest
    void what_is_read_can_be_written_and_read_again(byte[] bytes) throws IOException {
        java.util.Map<String, Object> value;
        try {
            value = Json.readObject(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
            return;
        }
        String written = Json.write(value);
        Checks.that(written.equals(Json.write(Json.readObject(written))), "Not the same again: " + written);
    }
}
