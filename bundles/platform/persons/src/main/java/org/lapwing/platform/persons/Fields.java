package org.lapwing.platform.persons;

import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object that somebody else may have written. */
record Fields(Map<String, Object> all) {

    static Fields of(@Nullable Object json) throws IOException {
        if (!(json instanceof Map<?, ?> map)) {
            throw new IOException("a part of it is missing");
        }
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((key, value) -> all.put(String.valueOf(key), value));
        return new Fields(all);
    }

    Fields within(String name) throws IOException {
        return of(all.get(name));
    }

    void expect(String name, String value) throws IOException {
        if (!text(name).equals(value)) {
            throw new IOException("“" + name + "” is not " + value);
        }
    }

    String text(String name) throws IOException {
        if (all.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("“" + name + "” is missing");
    }

    long number(String name) throws IOException {
        if (all.get(name) instanceof Long number) {
            return number;
        }
        throw new IOException("“" + name + "” is missing");
    }

    byte[] bytes(String name) throws IOException {
        try {
            return Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException noBase64) {
            throw new IOException("“" + name + "” is not Base64", noBase64);
        }
    }
}
