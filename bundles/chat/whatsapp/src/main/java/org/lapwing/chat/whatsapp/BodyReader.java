package org.lapwing.chat.whatsapp;

import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;

/** Tells what a person wrote from what WhatsApp put in its place: omitted or attached media, deletions, calls, polls, notices. */
final class BodyReader {

    private static final int MAX_FILE_NAME = 255;

    private final Phrases phrases;

    BodyReader(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * @param body all lines behind the name
     * @param name of the writer as the line has it, null in a line without
     * @param early one of the first rows, where the notice on encryption stands
     */
    Body read(String body, @Nullable String name, boolean early) {
        boolean marked = Marks.marked(body);
        String text = Marks.trim(body);
        if (text.isEmpty() || text.equals("null")) {
            return Body.of(MessageKind.UNKNOWN, "");
        }
        boolean edited = false;
        if (text.endsWith(">")) {
            int open = text.lastIndexOf('<');
            if (open >= 0 && phrases.is(Phrases.Kind.EDITED, text.substring(open + 1, text.length() - 1))) {
                edited = true;
                text = Marks.trim(text.substring(0, open));
                marked &= !text.isEmpty();
            }
        }
        Body special = special(text, marked, name, early);
        if (special == null) {
            return marked ? Body.of(MessageKind.UNKNOWN, text) : Body.text(text, edited);
        }
        return edited
                ? new Body(special.kind(), special.text(), special.attachment(), true, special.byOwner())
                : special;
    }

    private @Nullable Body special(String text, boolean marked, @Nullable String name, boolean early) {
        int lineEnd = text.indexOf('\n');
        String first = lineEnd < 0 ? text : text.substring(0, lineEnd);
        String rest = lineEnd < 0 ? "" : Marks.trim(text.substring(lineEnd + 1));
        Body read = placeholder(first, rest);
        if (read == null) {
            read = attached(text, first, rest, marked);
        }
        if (read == null) {
            read = poll(first, rest, marked);
        }
        if (read == null) {
            read = place(text, marked);
        }
        if (read == null && (marked || early)) {
            read = ownWords(text, first, marked, name);
        }
        return read;
    }

    /** A phrase, alone or between angle brackets, that stands for something; a caption may follow on the next line. */
    private @Nullable Body placeholder(String first, String rest) {
        boolean angled = first.length() > 2 && first.charAt(0) == '<' && first.charAt(first.length() - 1) == '>';
        String phrase = angled ? first.substring(1, first.length() - 1) : first;
        Phrases.Kind kind = phrases.of(phrase);
        if (kind == null) {
            return angled && wordsOnly(phrase) ? Body.of(MessageKind.MEDIA, rest) : null;
        }
        boolean alone = rest.isEmpty();
        return switch (kind) {
            case MEDIA, DOCUMENT -> alone || angled ? Body.of(MessageKind.MEDIA, rest) : null;
            case CONTACT -> alone ? Body.of(MessageKind.CONTACT, "") : null;
            case DELETED -> alone ? Body.of(MessageKind.DELETED, "") : null;
            case DELETED_BY_OWNER -> alone ? new Body(MessageKind.DELETED, "", null, false, true) : null;
            case CALL -> alone ? Body.of(MessageKind.CALL, first) : null;
            default -> null;
        };
    }

    /** Android's "media omitted" in a language that phrases.txt has not. */
    private static boolean wordsOnly(String phrase) {
        int spaces = 0;
        for (int i = 0; i < phrase.length(); i++) {
            char c = phrase.charAt(i);
            spaces += c == ' ' ? 1 : 0;
            if (c != ' ' && !Character.isLetter(c) && Character.getType(c) != Character.NON_SPACING_MARK) {
                return false;
            }
        }
        return spaces > 0 && phrase.length() <= 60;
    }

    private @Nullable Body attached(String text, String first, String rest, boolean marked) {
        int close = text.endsWith(">") ? text.length() - 1 : -1;
        int open = close < 0 ? -1 : text.lastIndexOf('<');
        if (open >= 0) {
            String file = labelled(text, open + 1, close);
            if (file != null) {
                return media(file, Marks.trim(text.substring(0, open)));
            }
        }
        int bracket = first.endsWith(")") ? first.lastIndexOf('(') : -1;
        if (bracket > 1) {
            String file = Marks.trim(first.substring(0, bracket));
            String words = first.substring(bracket + 1, first.length() - 1);
            boolean named = fileName(file);
            if (named && (marked || phrases.is(Phrases.Kind.ATTACHED, words) || cameraName(file))) {
                return media(file, rest);
            }
        }
        return document(first, rest);
    }

    /** {@code attached: name.ext} between the indexes; the word is in any language. */
    private static @Nullable String labelled(String text, int from, int to) {
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= to || colon == from || text.indexOf('\n', from) >= 0) {
            return null;
        }
        for (int i = from; i < colon; i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)
                    && !Marks.space(c)
                    && !Marks.invisible(c)
                    && Character.getType(c) != Character.NON_SPACING_MARK
                    && Character.getType(c) != Character.COMBINING_SPACING_MARK
                    && c != '-') {
                return null;
            }
        }
        String file = Marks.trim(text.substring(colon + 1, to));
        return fileName(file) ? file : null;
    }

    /** {@code name.pdf • 3 pages document omitted}. */
    private @Nullable Body document(String first, String rest) {
        if (first.length() > 400 || first.indexOf('.') < 0 || !rest.isEmpty()) {
            return null;
        }
        String name = phrases.beforeDocument(first.endsWith(".") ? first.substring(0, first.length() - 1) : first);
        if (name == null || name.isEmpty()) {
            return null;
        }
        String before = Marks.trim(name);
        int bullet = before.indexOf('•');
        String file = Marks.trim(bullet < 0 ? before : before.substring(0, bullet));
        return fileName(file) ? media(file, "") : null;
    }

    private static Body media(String file, String caption) {
        boolean card = file.regionMatches(true, file.length() - 4, ".vcf", 0, 4);
        return new Body(card ? MessageKind.CONTACT : MessageKind.MEDIA, caption, file, false, false);
    }

    private static boolean fileName(String file) {
        int dot = file.lastIndexOf('.');
        int extension = file.length() - dot - 1;
        if (dot < 1 || extension < 1 || extension > 6 || file.length() > MAX_FILE_NAME || file.indexOf('/') >= 0) {
            return false;
        }
        for (int i = dot + 1; i < file.length(); i++) {
            if (!Character.isLetterOrDigit(file.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** {@code IMG-20250307-WA0001.jpg}. */
    private static boolean cameraName(String file) {
        return file.length() > 16 && file.charAt(3) == '-' && file.startsWith("-WA", 12);
    }

    private @Nullable Body poll(String first, String rest, boolean marked) {
        if (first.length() > 24 || !first.endsWith(":")) {
            return null;
        }
        String word = Marks.trim(first.substring(0, first.length() - 1));
        boolean capitals = word.equals(word.toUpperCase(java.util.Locale.ROOT));
        boolean is = phrases.is(Phrases.Kind.POLL, word) && !rest.isEmpty() && (marked || capitals);
        return is ? Body.of(MessageKind.POLL, rest) : null;
    }

    private @Nullable Body place(String text, boolean marked) {
        int link = text.indexOf("https://");
        if (link >= 0 && link < 60 && text.indexOf('\n') < 0) {
            boolean map = text.startsWith("https://maps.google.com/", link)
                    || text.startsWith("https://foursquare.com/v/", link);
            String label = Marks.trim(text.substring(0, link));
            boolean labelled =
                    label.endsWith(":") && phrases.is(Phrases.Kind.LOCATION, label.substring(0, label.length() - 1));
            boolean bare = label.isEmpty() && text.startsWith("https://maps.google.com/?q=");
            if (map && (marked || labelled || bare)) {
                return Body.of(MessageKind.LOCATION, text);
            }
        }
        return marked && phrases.is(Phrases.Kind.LOCATION, text) ? Body.of(MessageKind.LOCATION, text) : null;
    }

    /** Calls with their length, and notices; only where WhatsApp's mark stands before them. */
    private @Nullable Body ownWords(String text, String first, boolean marked, @Nullable String name) {
        if (phrases.startsWith(Phrases.Kind.NOTICE, first)) {
            return Body.of(MessageKind.SYSTEM, text);
        }
        if (!marked) {
            return null;
        }
        int stop = first.length();
        for (String sign : new String[] {",", ".", " at ", "،", "、"}) {
            int at = first.indexOf(sign);
            stop = at > 0 ? Math.min(stop, at) : stop;
        }
        if (phrases.is(Phrases.Kind.CALL, first.substring(0, stop))) {
            return Body.of(MessageKind.CALL, text);
        }
        boolean aboutWriter = name != null && Marks.plain(text).startsWith(Marks.plain(name) + " ");
        boolean notice = aboutWriter || phrases.contains(Phrases.Kind.NOTICE_PART, first);
        return notice ? Body.of(MessageKind.SYSTEM, text) : null;
    }
}
