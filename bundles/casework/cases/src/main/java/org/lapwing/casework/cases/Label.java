package org.lapwing.casework.cases;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;

/** The options by which a person says what is written on an exhibit. */
record Label(Texts texts) {

    List<Parameter> options() {
        return List.of(
                new Parameter("--seal", Parameter.Kind.OPTIONAL, texts.get("exhibit.seal")),
                new Parameter("--acquired", Parameter.Kind.OPTIONAL, texts.get("exhibit.acquired")),
                new Parameter("--origin", Parameter.Kind.OPTIONAL, texts.get("exhibit.origin")),
                new Parameter("--scope", Parameter.Kind.OPTIONAL, texts.get("exhibit.scope")));
    }

    static boolean given(Invocation call) {
        return call.value("--seal").isPresent()
                || call.value("--acquired").isPresent()
                || call.value("--origin").isPresent()
                || call.value("--scope").isPresent();
    }

    /**
     * What stands with what is said now; an empty word takes away what stands.
     *
     * @throws IllegalArgumentException in a sentence, where the digest is none
     */
    Labels over(Labels standing, Invocation call) {
        Optional<String> acquired = call.value("--acquired").map(String::strip);
        Acquisition acquisition = standing.acquisition();
        if (acquired.isPresent()) {
            acquisition = acquired.get().isEmpty() ? null : acquisition(acquired.get());
        }
        return new Labels(
                said(call, "--seal", standing.seal()),
                said(call, "--origin", standing.origin()),
                said(call, "--scope", standing.scope()),
                acquisition);
    }

    private static @Nullable String said(Invocation call, String option, @Nullable String standing) {
        Optional<String> word = call.value(option).map(String::strip);
        return word.isPresent() ? (word.get().isEmpty() ? null : word.get()) : standing;
    }

    private Acquisition acquisition(String word) {
        String lower = word.toLowerCase(Locale.ROOT).replace("-", "");
        int colon = lower.indexOf(':');
        String value = lower.substring(colon + 1);
        for (Acquisition.Algorithm algorithm : Acquisition.Algorithm.values()) {
            boolean named = colon < 0
                    || lower.substring(0, colon).equals(algorithm.name().toLowerCase(Locale.ROOT));
            if (named && value.matches("[0-9a-f]{" + algorithm.digits() + "}")) {
                return new Acquisition(algorithm, value);
            }
        }
        throw new IllegalArgumentException(texts.get("exhibit.acquired.wrong", word));
    }
}
