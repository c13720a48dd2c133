package org.lapwing.platform.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the person may write anywhere in a call, but for after {@code --}, where words are only words.
 *
 * @param words the others
 * @param fileMissing whether the option for the passphrase file was the last word
 */
record CommonOptions(
        List<String> words, boolean json, @Nullable String passphraseFile, boolean fileMissing) {

    static final String PASSPHRASE_FILE = "--passphrase-file";

    static CommonOptions of(List<String> arguments) {
        int end = arguments.indexOf("--");
        List<String> words = new ArrayList<>();
        boolean json = false;
        boolean missing = false;
        String file = null;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (end >= 0 && i >= end) {
                words.add(word);
            } else if (word.equals(CommandTree.JSON)) {
                json = true;
            } else if (word.startsWith(PASSPHRASE_FILE + "=")) {
                file = word.substring(PASSPHRASE_FILE.length() + 1);
            } else if (word.equals(PASSPHRASE_FILE)) {
                missing = i + 1 >= arguments.size() || i + 1 == end;
                file = missing ? null : arguments.get(++i);
            } else {
                words.add(word);
            }
        }
        return new CommonOptions(words, json, file, missing);
    }
}
