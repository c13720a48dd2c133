package org.lapwing.product.samples;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes maps, collections, texts, numbers and truth values as JSON, one space of indent a level. */
final class Json {
    private final StringBuilder out = new StringBuilder();

    private Json() {}

    static String write(Object value) {
        Json json = new Json();
        json.value(value, 1);
        return json.out.toString();
    }

    /** A map that keeps its order: name, value, name, value… */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> all(map.entrySet(), '{', '}', depth);
            case Map.Entry<?, ?> entry -> {
                text(entry.getKey().toString());
                out.append(": ");
                value(entry.getValue(), depth);
            }
            case Collection<?> list -> all(list, '[', ']', depth);
            case String text -> text(text);
            default -> out.append(value);
        }
    }

    private void all(Collection<?> members, char open, char close, int depth) {
        out.append(open);
        for (Iterator<?> i = members.iterator(); i.hasNext(); ) {
            out.append('\n').repeat(' ', depth);
            value(i.next(), depth + 1);
            out.append(i.hasNext() ? "," : "");
        }
        if (!members.isEmpty()) {
            out.append('\n').repeat(' ', depth - 1);
        }
        out.append(close);
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ') {
                        out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
