package org.lapwing.platform.api.evidence;

/**
 * What a finding, a decision, a reason or a view is about.
 *
 * @param kind one of the constants here, or a kind that a wing defines ({@code wing.thing})
 * @param id the number or hash that names it within the case
 */
public record Target(String kind, String id) {

    public static final String CASE = "case";
    public static final String EXHIBIT = "exhibit";
    public static final String ITEM = "item";
    public static final String CONTENT = "content";
    public static final String CONVERSATION = "conversation";
    public static final String MESSAGE = "message";
    public static final String SUBJECT = "subject";

    public static Target of(String kind, long id) {
        return new Target(kind, Long.toString(id));
    }

    public static Target of(ContentId content) {
        return new Target(CONTENT, content.sha256());
    }

    /** The id as a number; for kinds that are numbered. */
    public long number() {
        return Long.parseLong(id);
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
