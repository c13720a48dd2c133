package org.lapwing.workbench.shell;

import java.io.IOException;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.vault.StoreFailure;

/** What is said of a failure: its own sentence where it was written for people, otherwise that it was not foreseen. */
final class Sentences {

    private Sentences() {}

    static String of(Throwable failure, Texts texts) {
        String message = failure.getMessage();
        boolean forPeople = failure instanceof CaseUnavailable
                || failure instanceof PolicyRefusal
                || failure instanceof PersonRefused
                || failure instanceof PersonLocked
                || failure instanceof StoreFailure
                || failure instanceof SearchIndex.BadQuery
                || failure instanceof IOException;
        if (forPeople && message != null && !message.isBlank()) {
            return message;
        }
        return texts.get(
                "failure.unforeseen", failure.getClass().getSimpleName() + (message == null ? "" : ": " + message));
    }

    /** A text for a control in which an ampersand would mark a key. */
    static String label(String text) {
        return text.replace("&", "&&");
    }
}
