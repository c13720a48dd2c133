package org.lapwing.platform.cli;

import java.time.temporal.TemporalAccessor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON on one line; halves of surrogate pairs become U+FFFD, so that the result is always valid UTF-8. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(@Nullable Object value) {
        JsonText json = new JsonText();
        json.value(value);
        return json.text.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth);
            case Double number -> number(number, Double.isFinite(number));
            case Float number -> number(number, Float.isFinite(number));
            case Number number -> text.append(number);
            case Map<?, ?> map -> map(map);
            case Iterable<?> list -> list(list);
            case Object[] array -> list(java.util.Arrays.asList(array));
            case int[] array -> list(java.util.Arrays.stream(array).boxed().toList());
            case TemporalAccessor time -> string(time.toString());
            default -> string(value.toString());
        }
    }

    private void number(Number number, boolean finite) {
        text.append(finite ? number.toString() : "null");
    }

    private void map(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(before);
            string(String.valueOf(entry.getKey()));
            text.append(':');
            value(entry.getValue());
            before = ',';
        }
        text.append(before == '{' ? "{}" : "}");
    }

    private void list(Iterable<?> list) {
        char before = '[';
        for (Object element : list) {
            text.append(before);
            value(element);
            before = ',';
        }
        text.append(before == '[' ? "[]" : "]");
    }

    private void string(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                text.append(c).append(string.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                text.append('\uFFFD');
            } else {
                character(c);
            }
        }
        text.append('"');
    }

    private void character(char c) {
        switch (c) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029) {
                    text.append("\\u");
                    for (int shift = 12; shift >= 0; shift -= 4) {
                        text.append(HEX.charAt((c >> shift) & 15));
                    }
                } else {
                    text.append(c);
                }
            }
        }
    }
}
