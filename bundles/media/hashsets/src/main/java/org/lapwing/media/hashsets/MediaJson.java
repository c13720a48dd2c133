package org.lapwing.media.hashsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.platform.api.language.Texts;

/**
 * Reads the JSON of Project VIC's data model 1.1 to 2.0, which CAID uses too: records in {@code value}, or in {@code Media} of the cases in
 * it. Streams; one record is in memory at a time. A category is kept as it stands: {@code null} is not the same as none, and neither is 0.
 */
final class MediaJson {

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final Pattern CONTEXT =
            Pattern.compile("DataModels/(\\d+\\.\\d+)\\.xml(?:/([^/#]*))?(?:/\\$metadata)?#(\\w+)");

    private final Texts texts;
    private final String path;
    private final Intake intake;
    private final Pace pace;
    private long records;

    // Of the record that is being read.
    private String category = "";
    private String source = "";
    private String application = "";
    private String trouble = "";
    private int wrongLength;
    private Algorithm wrong = Algorithm.MD5;
    private final String[] said = new String[Algorithm.values().length];

    MediaJson(Texts texts, String path, Intake intake, Pace pace) {
        this.texts = texts;
        this.path = path;
        this.intake = intake;
        this.pace = pace;
    }

    void read(InputStream in) throws IOException, InterruptedException {
        try (JsonParser json = JSON.createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            document(json);
            if (json.nextToken() != null) {
                throw new IOException(texts.get(
                        "import.json.more", path, json.currentTokenLocation().getLineNr()));
            }
        } catch (JsonProcessingException damaged) {
            throw new IOException(
                    texts.get(
                            "import.json.damaged",
                            path,
                            damaged.getLocation() == null
                                    ? 0
                                    : damaged.getLocation().getLineNr(),
                            records),
                    damaged);
        }
    }

    private void document(JsonParser json) throws IOException, InterruptedException {
        if (json.nextToken() == JsonToken.START_ARRAY) {
            array(json);
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("value") && value == JsonToken.START_ARRAY) {
                array(json);
            } else if ((name.equals("@odata.context") || name.equals("odata.metadata"))
                    && value == JsonToken.VALUE_STRING) {
                intake.scheme(scheme(json.getText()));
            } else {
                json.skipChildren();
            }
        }
    }

    /** Version, region and kind of records; what is not of the data model is kept as it stands. */
    static String scheme(String context) {
        Matcher parts = CONTEXT.matcher(context);
        if (!parts.find()) {
            return context;
        }
        String region = parts.group(2) == null || parts.group(2).equals("$metadata") ? "" : "/" + parts.group(2);
        return "VICS " + parts.group(1) + region + " #" + parts.group(3);
    }

    /** Records, or cases with records in them. */
    private void array(JsonParser json) throws IOException, InterruptedException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element(json);
        }
    }

    private void element(JsonParser json) throws IOException, InterruptedException {
        pace.step();
        if (json.currentToken() != JsonToken.START_OBJECT) {
            records++;
            intake.unread("import.record", records, "import.record.odd", line(json));
            json.skipChildren();
            return;
        }
        boolean holdsRecords = false;
        clear();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("Media")) {
                holdsRecords = true;
                intake.producer(application);
                array(json);
                clear();
            } else {
                member(json, name);
            }
        }
        intake.producer(application);
        if (!holdsRecords) {
            record(json);
        }
    }

    private static int line(JsonParser json) {
        return json.currentLocation().getLineNr();
    }

    private void clear() {
        category = "";
        source = "";
        application = "";
        trouble = "";
        java.util.Arrays.fill(said, "");
    }

    private void member(JsonParser json, String name) throws IOException {
        switch (name) {
            case "MD5" -> hash(Algorithm.MD5, json);
            case "SHA1" -> hash(Algorithm.SHA1, json);
            case "SHA256" -> hash(Algorithm.SHA256, json);
            case "Category" -> category = scalar(json);
            case "PrecategorizationSource" -> source = text(json);
            case "SourceApplicationName" -> application = text(json) + application;
            case "SourceApplicationVersion" -> application += " " + text(json);
            case "AlternativeHashes" -> alternatives(json);
            default -> json.skipChildren();
        }
    }

    private void hash(Algorithm algorithm, JsonParser json) throws IOException {
        String digits = text(json).strip();
        String before = said[algorithm.ordinal()];
        if (!digits.isEmpty() && !before.isEmpty() && !before.equalsIgnoreCase(digits)) {
            trouble = "import.record.twice";
            wrong = algorithm;
        } else if (!digits.isEmpty()) {
            said[algorithm.ordinal()] = digits;
        }
    }

    private String text(JsonParser json) throws IOException {
        String text = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        json.skipChildren();
        return text;
    }

    /** A category as it stands. */
    private String scalar(JsonParser json) throws IOException {
        if (json.currentToken().isStructStart()) {
            trouble = "import.record.category";
            json.skipChildren();
            return "";
        }
        return json.getText();
    }

    private void alternatives(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String kind = "";
            String value = "";
            if (json.currentToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    if (name.equals("HashName")) {
                        kind = text(json).replace("-", "").toUpperCase(Locale.ROOT);
                    } else if (name.equals("HashValue")) {
                        value = text(json).strip();
                    } else {
                        json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
            for (Algorithm each : Algorithm.values()) {
                if (each.name().equals(kind) && said[each.ordinal()].isEmpty()) {
                    said[each.ordinal()] = value;
                }
            }
        }
    }

    private void record(JsonParser json) throws IOException {
        records++;
        intake.begin();
        for (Algorithm each : Algorithm.values()) {
            String digits = said[each.ordinal()];
            if (trouble.isEmpty() && !digits.isEmpty() && !intake.digits(each, digits)) {
                trouble = "import.line.hash";
                wrong = each;
                wrongLength = digits.length();
            }
        }
        switch (trouble) {
            case "" -> {
                if (intake.hasHash()) {
                    intake.end(intake.labels().number(category, source));
                } else {
                    intake.unread("import.record", records, "import.record.none", line(json));
                }
            }
            case "import.line.hash" -> intake.wrongDigits("import.record", records, wrong, wrongLength);
            default -> intake.unread("import.record", records, trouble, line(json), Algorithm.title(wrong.id()));
        }
    }
}
