package org.lapwing.product.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.host.Json;

/** JSON that a person can read and compare line by line: one bundle a line. */
final class Layout {

    private Layout() {}

    static String pretty(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, "", out);
        return out.append('\n').toString();
    }

    private static void append(@Nullable Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map && deep(map.values())) {
            String separator = "{\n";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.append(separator).append(indent).append("    ");
                out.append(Json.write(String.valueOf(member.getKey()))).append(": ");
                append(member.getValue(), indent + "    ", out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append('}');
        } else if (value instanceof List<?> list && deep(list)) {
            String separator = "[\n";
            for (Object element : list) {
                out.append(separator).append(indent).append("    ");
                append(element, indent + "    ", out);
                separator = ",\n";
            }
            out.append('\n').append(indent).append(']');
        } else {
            out.append(Json.write(value));
        }
    }

    private static boolean deep(Iterable<?> values) {
        for (Object value : values) {
            if (value instanceof Map<?, ?> || value instanceof List<?>) {
                return true;
            }
        }
        return false;
    }
}
