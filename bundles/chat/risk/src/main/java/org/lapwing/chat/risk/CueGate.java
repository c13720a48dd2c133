package org.lapwing.chat.risk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.language.Cue;

/**
 * Tells which cues of a pack can match a text at all, in one pass over it. Most messages hold none of the words that most cues need; so
 * hundreds of expressions cost little.
 */
final class CueGate {

    private record Word(String text, int cue) {}

    private final BitSet always = new BitSet();
    private final Map<Integer, List<Word>> byBeginning = new HashMap<>();

    CueGate(List<Cue> cues) {
        for (int i = 0; i < cues.size(); i++) {
            int cue = i;
            var words = RequiredWords.of(cues.get(i).pattern().pattern());
            if (words.isEmpty()) {
                always.set(i);
            }
            words.forEach(word -> byBeginning
                    .computeIfAbsent(beginning(word, 0), key -> new ArrayList<>())
                    .add(new Word(word, cue)));
        }
    }

    BitSet possible(String text) {
        BitSet possible = (BitSet) always.clone();
        for (int i = 0; i + RequiredWords.SHORTEST <= text.length(); i++) {
            List<Word> words = byBeginning.get(beginning(text, i));
            if (words != null) {
                for (Word word : words) {
                    if (!possible.get(word.cue()) && text.startsWith(word.text(), i)) {
                        possible.set(word.cue());
                    }
                }
            }
        }
        return possible;
    }

    private static int beginning(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) * 31 + text.charAt(at + 2);
    }
}
