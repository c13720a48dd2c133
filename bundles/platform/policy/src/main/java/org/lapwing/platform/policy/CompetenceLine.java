package org.lapwing.platform.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record of a competence or of its revocation as a line of JSON: texts only, the last of them a signature of the others. */
record CompetenceLine(Map<String, String> fields) {

    static final int LONGEST = 1 << 16;

    /** What is signed, in this order; an absent one is empty. */
    private static final List<String> SIGNED =
            List.of("is", "person", "name", "from", "until", "note", "of", "why", "by", "at");

    private static final String BEGINNING = "lapwing.competence.1";
    private static final int ID_BYTES = 8;
    private static final JsonFactory FACTORY = new JsonFactory();

    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean revokes() {
        return text("is").equals("revocation");
    }

    /** The beginning of the SHA-256 of what is signed. */
    String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(message());
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Fields, each after its length as four bytes, the most significant first. */
    byte[] message() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, BEGINNING);
            for (String name : SIGNED) {
                write(out, text(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    CompetenceLine signed(byte[] signature) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("signature", Base64.getEncoder().encodeToString(signature));
        return new CompetenceLine(all);
    }

    /** Empty where it is none. */
    byte[] signature() {
        try {
            return Base64.getDecoder().decode(text("signature"));
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static CompetenceLine read(String text) throws IOException {
        if (text.length() > LONGEST) {
            throw new IOException("a line is longer than " + LONGEST + " characters");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("a line is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IOException("“" + name + "” is no text");
                }
                fields.put(name, json.getText());
            }
        }
        return new CompetenceLine(fields);
    }
}
