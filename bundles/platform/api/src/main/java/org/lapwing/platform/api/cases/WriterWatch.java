package org.lapwing.platform.api.cases;

import org.osgi.annotation.versioning.ConsumerType;

/** Told which cases this process is the writer of. Registered as a service. */
@ConsumerType
public interface WriterWatch {

    /**
     * This process has the right to write the case, from now until what is returned is closed. Both are called in the middle of opening
     * and closing: they are quick, and call nothing of the store.
     */
    AutoCloseable writing(CaseInfo of);
}
