package org.lapwing.product.badinput;

import java.util.List;
import java.util.Map;
import org.lapwing.platform.host.Json;

/** How a call ended and what it said. */
record Ended(int exitCode, String output, String errors) {

    Map<?, ?> object() {
        return (Map<?, ?>) json();
    }

    List<?> list() {
        return (List<?>) json();
    }

    private Object json() {
        Object value = Json.read(output);
        if (value == null) {
            throw new AssertionError("No JSON: " + output + errors);
        }
        return value;
    }

    @Override
    public String toString() {
        return "ended with " + exitCode + "\n" + output + "\n" + errors;
    }
}
