package org.lapwing.platform.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[],{}]",
                "{\"a\":1,\"b\":[true,false,null],\"c\":{\"d\":-2.5}}",
                "\"quote \\\" slash \\\\ line\\n tab\\t bell\\u0007\"",
                "\"\\ud83d\\ude00\""
            })
    void what_was_read_is_written_the_same(String text) {
        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"}", "[1 2]", "{\"a\":1,}x", "tru", "[1]]", "\"\\u12", "nul"})
    void what_is_no_json_is_refused_with_the_line(String text) {
        assertThatThrownBy(() -> Json.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 1 is not JSON");
    }

    @Test
    void a_thousand_brackets_are_refused_and_exhaust_nothing() {
        assertThatThrownBy(() -> Json.read("[".repeat(1_000_000))).hasMessageContaining("nested too deeply");
    }
}
