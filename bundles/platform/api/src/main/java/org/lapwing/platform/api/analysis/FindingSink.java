package org.lapwing.platform.api.analysis;

import java.util.Map;
import org.lapwing.platform.api.findings.Basis;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what an analyser says of the content in hand. */
@ProviderType
public interface FindingSink {

    /**
     * A statement.
     *
     * @param kind such as {@code image.metadata}, with the version of its value's shape
     * @param value text, numbers, booleans, lists and maps of these
     * @param confidence 0 to 1; 1 for what was read rather than inferred
     * @param explanation one sentence: why
     */
    void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> value, double confidence, String explanation);

    /** A derived object, such as a thumbnail: kept in the vault under (content, kind). */
    void derived(String kind, byte[] bytes);

    /** Text that a person can read in the content, for the index; may be called more than once. */
    void text(CharSequence text);

    /** Something is wrong with the content; the sentence is shown on every item that has it. */
    void problem(String sentence);
}
