package org.lapwing.platform.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.register.Authority;

/** An authority as JSON. A name that is not known is an error: a bound that was misspelt must not be left out in silence. */
final class AuthorityText {

    private static final Set<String> NAMES = Set.of(
            "reference",
            "issuedBy",
            "from",
            "until",
            "undated",
            "accounts",
            "functions",
            "expires",
            "privileged",
            "$schema",
            "comment");
    private static final Set<String> PRIVILEGED = Set.of("paths", "words", "accounts");

    private AuthorityText() {}

    static String write(Authority authority) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reference", authority.reference());
        json.put("issuedBy", authority.issuedBy());
        json.put("from", day(authority.from()));
        json.put("until", day(authority.until()));
        json.put("undated", authority.undated());
        json.put("accounts", authority.accounts());
        json.put(
                "functions",
                authority.functions().stream().map(Function::name).sorted().toList());
        json.put("expires", day(authority.expires()));
        Map<String, Object> privileged = new LinkedHashMap<>();
        privileged.put("paths", authority.privilegedPaths());
        privileged.put("words", authority.privilegedWords());
        privileged.put("accounts", authority.privilegedAccounts());
        json.put("privileged", privileged);
        json.values().removeIf(java.util.Objects::isNull);
        return Json.write(json);
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    /** @throws IOException that names what is wrong, in a part of a sentence */
    static Authority read(String text) throws IOException {
        Map<String, Object> json = Json.readObject(text);
        known(json, NAMES);
        Map<?, ?> privileged = json.get("privileged") instanceof Map<?, ?> map ? map : Map.of();
        if (json.containsKey("privileged") && !(json.get("privileged") instanceof Map)) {
            throw new IOException("\"privileged\" is not an object");
        }
        known(privileged, PRIVILEGED);
        try {
            return new Authority(
                    text(json, "reference"),
                    text(json, "issuedBy"),
                    day(json, "from"),
                    day(json, "until"),
                    yes(json, "undated"),
                    texts(json, "accounts"),
                    functions(json),
                    day(json, "expires"),
                    texts(privileged, "paths"),
                    texts(privileged, "words"),
                    texts(privileged, "accounts"));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void known(Map<?, ?> json, Set<String> names) throws IOException {
        for (Object name : json.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw new IOException("\"" + name + "\" is not known here");
            }
        }
    }

    private static String text(Map<?, ?> json, String name) throws IOException {
        Object value = json.get(name);
        if (value instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IOException("\"" + name + "\" is missing or no text");
    }

    private static boolean yes(Map<?, ?> json, String name) throws IOException {
        Object value = json.get(name);
        if (value == null) {
            return true;
        }
        if (value instanceof Boolean yes) {
            return yes;
        }
        throw new IOException("\"" + name + "\" is neither true nor false");
    }

    private static @Nullable LocalDate day(Map<?, ?> json, String name) throws IOException {
        Object value = json.get(name);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            throw new IOException("\"" + name + "\" is not a day such as 2026-01-31", e);
        }
    }

    private static List<String> texts(Map<?, ?> json, String name) throws IOException {
        Object value = json.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list
                && list.stream().allMatch(each -> each instanceof String text && !text.isBlank())) {
            return list.stream().map(String::valueOf).map(String::strip).toList();
        }
        throw new IOException("\"" + name + "\" is not a list of texts");
    }

    private static Set<Function> functions(Map<?, ?> json) throws IOException {
        Set<Function> functions = EnumSet.noneOf(Function.class);
        for (String name : texts(json, "functions")) {
            try {
                functions.add(Function.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new IOException("\"functions\" names " + name + ", which is no function", e);
            }
        }
        return functions;
    }
}
