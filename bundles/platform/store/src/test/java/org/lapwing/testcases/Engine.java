package org.lapwing.testcases;

import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.persons.PersonCard;

/** One installation with the store that is tried and a person at its desk. */
public interface Engine extends AutoCloseable {

    CaseStore store();

    PersonCard person();

    CaseCounter figures();

    /** What stands in the log, oldest first: for tests, since reading it is for auditors. */
    List<CaseLog.Entry> entries(Case in);

    /** Closes the store. */
    @Override
    void close();
}
