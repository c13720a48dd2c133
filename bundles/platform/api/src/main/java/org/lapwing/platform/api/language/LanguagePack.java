package org.lapwing.platform.api.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Makes the workbench speak and read one language, in one country where that matters. Registered as a service. */
@ConsumerType
public interface LanguagePack {

    Locale locale();

    /** Key and text for one bundle, by its symbolic name; empty for English, whose texts are in the bundles. */
    Map<String, String> texts(String bundleSymbolicName);

    /** Patterns for what people write. */
    List<Cue> cues();

    /** Most frequent short words of the language, lower case: enough to tell which language a message is in. */
    List<String> commonWords();

    /** Words worth recognising when one letter is missing or two have changed places, folded. */
    List<String> keywords();

    /** Words for numbers that ages are written in, folded as {@link Cue#pattern} says, and what they stand for. */
    Map<String, Integer> numberWords();

    /** Services that help children, victims and those who do this work; shown, never called. */
    List<HelpLine> helpLines();

    /** A help line. */
    record HelpLine(String name, String contact, String forWhom) {}
}
