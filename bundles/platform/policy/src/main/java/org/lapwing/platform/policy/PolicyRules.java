package org.lapwing.platform.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.EnumSet;
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
 * @param hideAfterSeconds after which a revealed picture is hidden again
 * @param problem what is wrong with the text; then nothing is allowed
 */
record PolicyRules(
        Set<Function> forbidden,
        Set<Function> needsAuthority,
        Set<Function> needsReason,
        int hideAfterSeconds,
        Optional<String> problem) {

    static final int HIDE_AFTER_SECONDS = 10;

    private static final JsonFactory FACTORY = new JsonFactory();

    static PolicyRules of(@Nullable String json) {
        if (json == null || json.isBlank()) {
            return new PolicyRules(Set.of(), Set.of(), Set.of(), HIDE_AFTER_SECONDS, Optional.empty());
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            return parsed(parser);
        } catch (IOException | IllegalArgumentException e) {
            return new PolicyRules(
                    Set.of(), Set.of(), Set.of(), HIDE_AFTER_SECONDS, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static PolicyRules parsed(JsonParser json) throws IOException {
        Set<Function> forbidden = EnumSet.noneOf(Function.class);
        Set<Function> needsAuthority = EnumSet.noneOf(Function.class);
        Set<Function> needsReason = EnumSet.noneOf(Function.class);
        int hideAfter = HIDE_AFTER_SECONDS;
        expect(json.nextToken() == JsonToken.START_OBJECT, "the policy is not a JSON object");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "forbidden" -> functions(json, name, forbidden);
                case "needsAuthority" -> functions(json, name, needsAuthority);
                case "needsReason" -> functions(json, name, needsReason);
                case "hideAfterSeconds" -> hideAfter = seconds(json);
                case "$schema", "comment" -> json.skipChildren();
                default -> throw new IllegalArgumentException("it has a rule \"" + name + "\" that is not known here");
            }
        }
        expect(
                json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null,
                "the policy ends in the middle");
        return new PolicyRules(forbidden, needsAuthority, needsReason, hideAfter, Optional.empty());
    }

    private static void functions(JsonParser json, String rule, Set<Function> into) throws IOException {
        expect(json.currentToken() == JsonToken.START_ARRAY, "\"" + rule + "\" is not a list");
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(
                    json.currentToken() == JsonToken.VALUE_STRING,
                    "\"" + rule + "\" holds something that is not a name");
            into.add(function(rule, json.getText()));
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

    private static int seconds(JsonParser json) throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, "\"hideAfterSeconds\" is not a whole number");
        int seconds = json.getIntValue();
        expect(seconds >= 1 && seconds <= 3600, "\"hideAfterSeconds\" is not between 1 and 3600");
        return seconds;
    }

    private static void expect(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
