package org.lapwing.platform.api.register;

import java.util.Set;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.osgi.annotation.versioning.ConsumerType;

/** Keeps closed what a wing made of the evidence and an authority does not cover. Registered as a service. */
@ConsumerType
public interface ScopeKeeper {

    /**
     * Another authority is about to stand. Called in the transaction that records it: what is thrown takes all of it back.
     *
     * @param in open for writing
     */
    Kept rescope(Case in, Authority now);

    /**
     * What a keeper closed and opened.
     *
     * @param what in one word for the log, such as {@code messages}
     * @param contents of which something was closed or opened: what machines said of them is forgotten, and they are looked at again
     */
    record Kept(String what, long closed, long opened, Set<ContentId> contents) {}
}
