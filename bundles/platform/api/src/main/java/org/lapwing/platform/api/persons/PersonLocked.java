package org.lapwing.platform.api.persons;

/** The secret keys of the person at the desk are not at hand; the message is a sentence for people that says how to unlock them. */
public class PersonLocked extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PersonLocked(String sentence) {
        super(sentence);
    }
}
