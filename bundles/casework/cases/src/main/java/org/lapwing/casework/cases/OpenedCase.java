package org.lapwing.casework.cases;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Invocation;

/** Opens the case that the parameter CASE means: a folder, or a name or id that the profile knows. */
final class OpenedCase {

    private OpenedCase() {}

    static Case read(CaseStore cases, Invocation call) throws CaseUnavailable {
        return open(cases, call, CaseStore.Access.READ);
    }

    static Case write(CaseStore cases, Invocation call) throws CaseUnavailable {
        return open(cases, call, CaseStore.Access.WRITE);
    }

    private static Case open(CaseStore cases, Invocation call, CaseStore.Access access) throws CaseUnavailable {
        return cases.open(cases.find(call.required("CASE")).folder(), access);
    }
}
