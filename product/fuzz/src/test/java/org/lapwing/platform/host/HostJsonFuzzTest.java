package org.lapwing.platform.host;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class HostJsonFuzzTest {

    static Stream<byte[]> files() {
        return Stream.of(
                Checks.utf8(
                        "{\"name\": \"a\\u00e9\\n\", \"list\": [1, -2.5e3, true, false, null, {}], \"deep\": [[[]]]}"),
                Checks.utf8(
                        "{\"name\":\"t\",\"version\":\"1\",\"features\":[{\"id\":\"f\",\"bundles\":[{\"symbolicName\":\"b\","
                                + "\"version\":\"1\",\"file\":\"b.jar\",\"sha256\":\"00\",\"for\":\"window\"}]}],\"policy\":{}}"));
    }

    @MethodSource("files")
    @FuzzTest
    void what_is_read_can_be_written_and_read_again(byte[] bytes) {
        Object value;
        try {
            value = Json.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
            return;
        }
        String written = Json.write(value);
        Checks.that(written.equals(Json.write(Json.read(written))), "Not the same again: " + written);
    }

    @MethodSource("files")
    @FuzzTest
    void a_toolset_of_any_text_is_read_or_refused(byte[] bytes) throws Exception {
        Path image = Files.createTempDirectory("image");
        Path lock = Files.write(image.resolve("toolset.json"), bytes);
        try {
            for (Toolset.Entry each : Toolset.read(image).bundles()) {
                Checks.that(image.resolve(each.file()).normalize().startsWith(image), "Outside: " + each.file());
            }
        } catch (LaunchFailure refused) {
            Checks.that(refused.getMessage().contains("Install Lapwing again"), refused.getMessage());
        } finally {
            Files.delete(lock);
            Files.delete(image);
        }
    }
}
