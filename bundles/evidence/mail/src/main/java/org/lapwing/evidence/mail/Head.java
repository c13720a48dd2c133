package org.lapwing.evidence.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.jspecify.annotations.Nullable;

/** The fields of a mail's or a part's head that Lapwing looks at, as text; bounded, whatever the head is. */
final class Head {

    private static final int LONGEST = 64 << 10;
    private static final int MOST = 500;
    private static final Pattern FOLD = Pattern.compile("\\r?\\n(?=[ \\t])");
    private static final Set<String> KEPT = Set.of(
            "from",
            "sender",
            "to",
            "cc",
            "bcc",
            "reply-to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "x-mailer",
            "user-agent",
            "x-originating-ip",
            "x-outlook-times",
            "content-type",
            "content-disposition",
            "content-id",
            "content-transfer-encoding");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    /** Takes a field as it stands in the mail, with its name. */
    void add(byte[] raw) {
        int colon = 0;
        while (colon < raw.length && raw[colon] != ':') {
            colon++;
        }
        String name =
                new String(raw, 0, colon, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (colon == raw.length || !KEPT.contains(name)) {
            return;
        }
        List<String> values = fields.computeIfAbsent(name, n -> new ArrayList<>());
        if (values.size() < MOST) {
            values.add(FOLD.matcher(text(raw, colon + 1, Math.min(raw.length - colon - 1, LONGEST)))
                    .replaceAll("")
                    .strip());
        }
    }

    private static String text(byte[] raw, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, from, length, Charset.forName("windows-1252"));
        }
    }

    /** The first field of the name as it stands, unfolded. */
    @Nullable
    String raw(String name) {
        List<String> values = fields.get(name);
        return values == null ? null : values.getFirst();
    }

    /** The first field of the name with its encoded words decoded. */
    @Nullable
    String text(String name) {
        String value = raw(name);
        return value == null || value.isEmpty() ? null : decoded(value);
    }

    /** All addresses of all fields of the name, each decoded. */
    List<String> addresses(String name) {
        List<String> all = new ArrayList<>();
        for (String field : fields.getOrDefault(name, List.of())) {
            for (String one : split(field, ',')) {
                String address = decoded(one).strip();
                if (!address.isEmpty() && all.size() < MOST) {
                    all.add(address);
                }
            }
        }
        return all;
    }

    /** The media type that the part states, in lower case; null where it states none. */
    @Nullable
    String type() {
        String field = raw("content-type");
        if (field == null) {
            return null;
        }
        String type = split(field, ';').getFirst().strip().toLowerCase(Locale.ROOT);
        return type.indexOf('/') > 0 ? type : null;
    }

    @Nullable
    String charset() {
        return parameter("content-type", "charset");
    }

    boolean isAttachment() {
        String field = raw("content-disposition");
        return field != null && split(field, ';').getFirst().strip().equalsIgnoreCase("attachment");
    }

    @Nullable
    String fileName() {
        String name = parameter("content-disposition", "filename");
        return name == null ? parameter("content-type", "name") : name;
    }

    private @Nullable String parameter(String field, String name) {
        String value = raw(field);
        if (value == null) {
            return null;
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (String part : split(value, ';')) {
            int equals = part.indexOf('=');
            if (equals > 0 && all.size() < MOST) {
                all.putIfAbsent(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        String extended = all.get(name + "*");
        if (extended != null) {
            return Rfc2231.decoded(extended);
        }
        String plain = all.get(name);
        return plain == null ? Rfc2231.joined(all, name) : decoded(plain);
    }

    private static String unquoted(String value) {
        if (value.length() < 2 || value.charAt(0) != '"') {
            return value;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                c = value.charAt(++i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** Splits where the sign stands outside of quotes and comments. */
    private static List<String> split(String value, char sign) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == sign && !quoted) {
                parts.add(value.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(value.substring(Math.min(from, value.length())));
        return parts;
    }

    private static String decoded(String value) {
        if (!value.contains("=?")) {
            return value;
        }
        try {
            return DecoderUtil.decodeEncodedWords(value, DecodeMonitor.SILENT, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
