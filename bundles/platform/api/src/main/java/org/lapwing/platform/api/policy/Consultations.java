package org.lapwing.platform.api.policy;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the person at the desk is about to be shown of a case. The one place where looking is permitted and logged, for the window and the
 * command line alike; what machines read (rules, indexing, figures) does not come here. Safe for many threads; writes, so not for the UI
 * thread.
 */
@ProviderType
public interface Consultations {

    /**
     * Opens a case, or something in it, for the person: one entry. Call it before anything is shown. The reason also stands for the pages
     * of this handle, until the next call or until the handle is closed.
     *
     * @param what one or two words for the log, never evidence content, such as {@code opened} or {@code triage list}
     * @param reason why, in the person's words; may be empty
     * @throws GroundsNeeded when a reason is asked for here and there is none; ask for it, and call again
     */
    Permit open(Case of, Target target, String what, String reason) throws PolicyRefusal;

    /**
     * Asks the case a question: permitted, then asked, then logged, and only then handed out. A question that ends with an exception, for
     * one that cannot be understood, is no entry. The reason also stands for the pages of the hits, as that of {@link #open}.
     *
     * @param question in the person's words; the log holds how many they are and a keyed digest of them
     * @param asking what asks; what it returns is closed, if it can be, where it cannot be logged
     * @throws GroundsNeeded when a reason is asked for here and there is none; nothing was asked
     */
    <T, E extends Exception> T search(Case of, String question, String reason, Reading<T, E> asking)
            throws PolicyRefusal, E;

    /**
     * Makes what was covered visible: permitted, then read, then logged, and only then handed out. What cannot be read is no entry.
     *
     * @param what as with {@link #open}
     * @throws GroundsNeeded when a reason is asked for here and there is none; nothing was read
     */
    <T, E extends Exception> T reveal(Case of, Target target, String what, String reason, Reading<T, E> reading)
            throws PolicyRefusal, E;

    /**
     * A page of a list is about to be shown: one entry for all its rows, with the reason that the case was opened for. The same page
     * drawn again within ten minutes, because the case changed or the person went back to it, is the same look and no entry.
     */
    void page(Case of, Page page) throws PolicyRefusal;

    /** Reads what is going to be shown. */
    @FunctionalInterface
    interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /**
     * A page of a list.
     *
     * @param list name of the list for the log, such as {@code case.first}; never evidence content
     * @param first number of its first row, from 0
     * @param rows how many rows it has; a page without rows is no look
     * @param total rows of the list in all
     * @param marker tells a page from another one at the same place (of another list, in another order), such as its first row; compared
     *     by its hash code, neither kept nor logged
     */
    record Page(String list, long first, int rows, long total, Object marker) {}
}
