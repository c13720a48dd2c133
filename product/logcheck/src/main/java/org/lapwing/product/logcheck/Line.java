package org.lapwing.product.logcheck;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** One line of an export: a JSON object whose values are texts and whole numbers. Anything else is refused. */
final class Line {

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final String json;
    private int at;

    private Line(String json) {
        this.json = json;
    }

    /** @throws IllegalArgumentException when it is no such line */
    static Line of(String json) {
        Line line = new Line(json.strip());
        line.read();
        return line;
    }

    private void read() {
        expect('{');
        skip();
        boolean first = true;
        while (peek() != '}') {
            if (!first) {
                expect(',');
                skip();
            }
            first = false;
            String name = string();
            skip();
            expect(':');
            skip();
            if (texts.containsKey(name) || numbers.containsKey(name)) {
                throw wrong("says " + name + " twice");
            }
            if (peek() == '"') {
                texts.put(name, string());
            } else {
                numbers.put(name, number());
            }
            skip();
        }
        expect('}');
        if (at != json.length()) {
            throw wrong("goes on after its end");
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw wrong("ends too early");
        }
        return json.charAt(at);
    }

    private void expect(char what) {
        if (peek() != what) {
            throw wrong("has no " + what + " where one belongs");
        }
        at++;
    }

    private void skip() {
        while (at < json.length() && json.charAt(at) == ' ') {
            at++;
        }
    }

    private long number() {
        int begin = at;
        while (at < json.length() && (Character.isDigit(json.charAt(at)) || json.charAt(at) == '-')) {
            at++;
        }
        try {
            return Long.parseLong(json, begin, at, 10);
        } catch (NumberFormatException e) {
            throw wrong("has a value that is neither text nor a whole number");
        }
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (peek() != '"') {
            char next = json.charAt(at++);
            text.append(next == '\\' ? escaped() : next);
        }
        at++;
        return text.toString();
    }

    private char escaped() {
        char code = peek();
        at++;
        return switch (code) {
            case '"', '\\', '/' -> code;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw wrong("has an escape that is none");
        };
    }

    private char unicode() {
        if (at + 4 > json.length()) {
            throw wrong("ends too early");
        }
        char read = (char) HexFormat.fromHexDigits(json, at, at + 4);
        at += 4;
        return read;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " (character " + (at + 1) + ")");
    }

    String is() {
        return text("is");
    }

    String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("lacks " + name);
        }
        return text;
    }

    long number(String name) {
        Long number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("lacks " + name);
        }
        return number;
    }

    /** Empty where the line does not say. */
    Optional<String> said(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    /** When it was written, by the computer that wrote it. */
    Instant at() {
        return Instant.ofEpochMilli(number("at"));
    }

    byte[] bytes(String name) {
        return HexFormat.of().parseHex(text(name));
    }
}
