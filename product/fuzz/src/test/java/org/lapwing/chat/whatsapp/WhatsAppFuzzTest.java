package org.lapwing.chat.whatsapp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Chat;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.KeysAsTexts;

class WhatsAppFuzzTest {

    private final WhatsAppText format = new WhatsAppText(new KeysAsTexts());

    static Stream<byte[]> exports() {
        String ios = "\u200e[01/03/2025, 10:15:0%d] %s: the heron \u200e<attached: 1-PHOTO.jpg>\nand a second line\n";
        String android = "3/1/25, 10:15\u202fPM - %s: a reed (file attached)\n";
        return Stream.of(
                Checks.utf8(ios.formatted(1, "Ada") + ios.formatted(2, "Ben") + ios.formatted(3, "Ada")),
                Checks.utf8("3/1/25, 10:14 PM - Messages are end-to-end encrypted.\n" + android.formatted("Ada")
                        + android.formatted("+49 151 0000000") + "3/1/25, 10:16 PM - Ben left\n"),
                ios.formatted(1, "Ada").repeat(3).getBytes(StandardCharsets.UTF_16),
                Checks.utf8("2025/3/1 \u4e0a\u5348 10:15 - Ada: a\n1403/12/11\u060c 10:15 - Ben: b\n"));
    }

    @MethodSource("exports")
    @FuzzTest
    void an_export_of_any_bytes_is_read_or_refused(byte[] bytes) throws Exception {
        Chat.read(format, bytes);
    }
}
