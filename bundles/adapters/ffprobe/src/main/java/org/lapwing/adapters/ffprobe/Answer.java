package org.lapwing.adapters.ffprobe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ffprobe answers in JSON, without what tells of this machine. */
final class Answer {

    private static final Set<String> OF_FORMAT =
            Set.of("format_name", "format_long_name", "duration", "bit_rate", "nb_streams", "tags");
    private static final Set<String> OF_STREAM = Set.of(
            "index",
            "codec_name",
            "codec_long_name",
            "codec_type",
            "width",
            "height",
            "avg_frame_rate",
            "duration",
            "sample_rate",
            "channels",
            "nb_frames",
            "tags",
            "pix_fmt");
    private static final int LONGEST = 1_000;

    private Answer() {}

    static Map<String, Object> of(byte[] json) throws IOException {
        Map<String, Object> facts = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("ffprobe gave an answer that cannot be read.");
            }
            Map<String, Object> whole = object(parser, 0);
            if (whole.get("format") instanceof Map<?, ?> format) {
                facts.putAll(kept(format, OF_FORMAT));
            }
            List<Object> streams = new ArrayList<>();
            if (whole.get("streams") instanceof List<?> all) {
                all.stream()
                        .filter(Map.class::isInstance)
                        .limit(64)
                        .forEach(stream -> streams.add(kept((Map<?, ?>) stream, OF_STREAM)));
            }
            if (streams.isEmpty()) {
                return Map.of();
            }
            facts.put("streams", streams);
        }
        return facts;
    }

    private static Map<String, Object> kept(Map<?, ?> from, Set<String> names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        from.forEach((name, value) -> {
            if (name instanceof String known && names.contains(known) && value != null) {
                kept.put(known, known.equals("duration") ? seconds(value) : value);
            }
        });
        return kept;
    }

    private static Object seconds(Object value) {
        try {
            return Double.valueOf(value.toString());
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser, depth + 1);
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser parser, int depth) throws IOException {
        if (depth > 20) {
            throw new IOException("ffprobe gave an answer that is nested too deeply.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    Object value = value(parser, depth + 1);
                    if (value != null) {
                        list.add(value);
                    }
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> {
                String text = parser.getText();
                yield text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
            }
        };
    }
}
