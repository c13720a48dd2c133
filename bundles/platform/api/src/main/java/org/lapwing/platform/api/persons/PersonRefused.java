package org.lapwing.platform.api.persons;

/** A person cannot be made, unlocked or read: a wrong passphrase, a damaged file. The message is a sentence for people. */
public class PersonRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public PersonRefused(String sentence) {
        super(sentence);
    }

    public PersonRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
