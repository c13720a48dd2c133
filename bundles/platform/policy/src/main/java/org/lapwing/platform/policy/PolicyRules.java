package org.lapwing.platform.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.policy.Function;

/**
 * The rules as the toolset writes them; {@code policy.schema.json} in this bundle describes the shape.
 *
 * @param forbidden functions that nobody may use
 * @param needsAuthority functions for which a legal basis must be recorded
 * @param needsReason functions for which the person says why
 * @param needsRecipient functions for which the person says to whom something goes
 * @param needsCompetence functions for which the person needs a competence, and its name
 * @param competenceBy ids of the persons whose records of competences count; empty for all but the person's own
 * @param hideAfterSeconds after which a revealed picture is hidden again
 * @param knownQuorum independent sources from which a file counts as known, 0 where any list is enough
 * @param wallsRequired whether nothing of the evidence is parsed where a wall around the workers is missing
 * @param problem what is wrong with the text; then nothing is allowed
 */
record PolicyRules(
        Set<Function> forbidden,
        Set<Function> needsAuthority,
        Set<Function> needsReason,
        Set<Function> needsRecipient,
        Map<Function, String> needsCompetence,
        Set<String> competenceBy,
        int hideAfterSeconds,
        int knownQuorum,
        boolean wallsRequired,
        Optional<String> problem) {

    static final int HIDE_AFTER_SECONDS = 10;
    static final int KNOWN_QUORUM = 3;

    private static final JsonFactory FACTORY = new JsonFactory();

    static PolicyRules of(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return nothing(Optional.empty());
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            return parsed(parser);
        } catch (IOException | IllegalArgumentException e) {
            return nothing(Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static PolicyRules nothing(Optional<String> problem) {
        return new PolicyRules(
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                HIDE_AFTER_SECONDS,
                KNOWN_QUORUM,
                problem.isPresent(),
                problem);
    }

    private static PolicyRules parsed(JsonParser json) throws IOException {
        Set<Function> forbidden = EnumSet.noneOf(Function.class);
        Set<Function> needsAuthority = EnumSet.noneOf(Function.class);
        Set<Function> needsReason = EnumSet.noneOf(Function.class);
        Set<Function> needsRecipient = EnumSet.noneOf(Function.class);
        Map<Function, String> needsCompetence = new EnumMap<>(Function.class);
        Set<String> competenceBy = new HashSet<>();
        int hideAfter = HIDE_AFTER_SECONDS;
        int knownQuorum = KNOWN_QUORUM;
        boolean wallsRequired = false;
        expect(json.nextToken() == JsonToken.START_OBJECT, "the policy is not a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "forbidden" -> functions(json, name, forbidden);
                case "needsAuthority" -> functions(json, name, needsAuthority);
                case "needsReason" -> functions(json, name, needsReason);
                case "needsRecipient" -> functions(json, name, needsRecipient);
                case "needsCompetence" -> competences(json, needsCompetence);
                case "competenceBy" -> names(json, name, competenceBy);
                case "hideAfterSeconds" -> hideAfter = number(json, name, 1, 3600);
                case "knownQuorum" -> knownQuorum = number(json, name, 0, 100);
                case "workerWalls" -> wallsRequired = required(json);
                case "$schema", "comment" -> json.skipChildren();
                default -> throw new IllegalArgumentException("it has a rule \"" + name + "\" that is not known here");
            }
        }
        expect(
                json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null,
                "the policy ends in the middle");
        return new PolicyRules(
                forbidden,
                needsAuthority,
                needsReason,
                needsRecipient,
                needsCompetence,
                competenceBy,
                hideAfter,
                knownQuorum,
                wallsRequired,
                Optional.empty());
    }

    private static void functions(JsonParser json, String rule, Set<Function> into) throws IOException {
        Set<String> names = new HashSet<>();
        names(json, rule, names);
        names.forEach(name -> into.add(function(rule, name)));
    }

    private static void names(JsonParser json, String rule, Set<String> into) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "\"" + rule + "\" is not a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(
                    json.currentToken() == JsonToken.VALUE_STRING,
                    "\"" + rule + "\" holds something that is not a name");
            into.add(json.getText());
        }
    }

    private static void competences(JsonParser json, Map<Function, String> into) throws IOException {
        expect(json.currentToken() == JsonToken.START_OBJECT, "\"needsCompetence\" is not an object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Function function = function("needsCompetence", json.currentName());
            expect(
                    json.nextToken() == JsonToken.VALUE_STRING,
                    "\"needsCompetence\" holds something that is not a name");
            into.put(function, json.getText());
        }
    }

    private static Function function(String rule, String name) {
        for (Function function : Function.values()) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        throw new IllegalArgumentException("\"" + rule + "\" names " + name + ", which is no function");
    }

    private static int number(JsonParser json, String rule, int least, int most) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "\"" + rule + "\" is not a whole number");
        int number = json.getIntValue();
        expect(number >= least && number <= most, "\"" + rule + "\" is not between " + least + " and " + most);
        return number;
    }

    private static boolean required(JsonParser json) throws IOException {
        String word = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : "";
        expect(
                word.equals("required") || word.equals("reported"),
                "\"workerWalls\" is neither \"required\" nor \"reported\"");
        return word.equals("required");
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
