package org.lapwing.platform.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person may write anywhere in a call, but for after {@code --}, where words are only words.
 *
 * @param words the others
 * @param passphraseFile or the file with the PIN of a smart card
 * @param missing the option for one of these files that was the last word
 */
record CommonOptions(
        List<String> words,
        boolean json,
        @Nullable String passphraseFile,
        @Nullable String missing) {

    static final String PASSPHRASE_FILE = "--passphrase-file";
    static final String PIN_FILE = "--pin-file";
    private static final List<String> FILES = List.of(PASSPHRASE_FILE, PIN_FILE);

    static CommonOptions of(List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> words = new ArrayList<>();
        boolean json = false;
        String missing = null;
        String file = null;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (end >= 0 && i >= end) {
                words.add(word);
            } else if (word.equals(CommandTree.JSON)) {
                json = true;
            } else if (FILES.stream().anyMatch(option -> word.startsWith(option + "="))) {
                file = word.substring(word.indexOf('=') + 1);
            } else if (FILES.contains(word)) {
                boolean last = i + 1 >= arguments.size() || i + 1 == end;
                missing = last ? word : missing;
                file = last ? null : arguments.get(++i);
            } else {
                words.add(word);
            }
        }
        return new CommonOptions(words, json, file, missing);
    }
}
