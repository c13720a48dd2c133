package org.lapwing.product.samples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A strict little JSON reader, so that the writer is not its own judge. */
final class JsonCheck {
    private final String text;
    private int at;

    private JsonCheck(String text) {
        this.text = text;
    }

    static Object read(String text) {
        JsonCheck check = new JsonCheck(text);
        Object value = check.value();
        check.space();
        check.require(check.at == text.length(), "nothing after the value");
        return value;
    }

    private Object value() {
        space();
        char c = next();
        switch (c) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return string();
            default:
                at--;
                int from = at;
                while (at < text.length() && "+-.eE0123456789truefalsnl".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
                String word = text.substring(from, at);
                require(word.matches("-?\\d+(\\.\\d+)?|true|false|null"), "a value");
                return word;
        }
    }

    private Map<String, Object> object() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            require(peek() == '"', "a name");
            at++;
            String name = string();
            require(peek() == ':', "a colon");
            at++;
            require(members.put(name, value()) == null, "no name twice");
            char c = peek();
            at++;
            if (c == '}') {
                return members;
            }
            require(c == ',', "a comma");
        }
    }

    private List<Object> list() {
        List<Object> members = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return members;
        }
        while (true) {
            members.add(value());
            char c = peek();
            at++;
            if (c == ']') {
                return members;
            }
            require(c == ',', "a comma");
        }
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            require(c >= ' ', "no bare control character");
            string.append(c == '\\' ? next() : c);
        }
        return string.toString();
    }

    private char peek() {
        space();
        char c = next();
        at--;
        return c;
    }

    private char next() {
        require(at < text.length(), "more text");
        return text.charAt(at++);
    }

    private void space() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("At character " + at + " there should be " + what);
        }
    }
}
