package org.lapwing.victimid.api;

/**
 * What a statement about a person is, and on what it rests.
 *
 * @param source such as a document, a witness or what somebody saw; never blank
 */
public record Ground(Mark mark, String source) {

    public Ground {
        if (source.isBlank()) {
            throw new IllegalArgumentException("A statement about a person names its source");
        }
    }

    /** Facts and assessments are kept apart. */
    public enum Mark {
        /** It is established. */
        FACT,
        /** Somebody thinks so. */
        ASSESSMENT
    }
}
