package org.lapwing.casework.cases;

import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.PolicyRefusal;

/** Opens the case that the parameter CASE means: a folder, or a name or id that the profile knows. */
final class OpenedCase {

    private OpenedCase() {}

    static Case read(CaseStore cases, Invocation call, Output output) throws CaseUnavailable {
        return open(cases, call, output, CaseStore.Access.READ);
    }

    static Case write(CaseStore cases, Invocation call, Output output) throws CaseUnavailable {
        return open(cases, call, output, CaseStore.Access.WRITE);
    }

    /** Logs that something of the case is shown, with the reason if one was given; call it before. */
    static void consulted(Consultations consultations, Case open, Invocation call, String what) throws PolicyRefusal {
        consultations.open(
                open,
                new Target(Target.CASE, open.info().id()),
                what,
                call.value("--why").orElse(""));
    }

    private static Case open(CaseStore cases, Invocation call, Output output, CaseStore.Access access)
            throws CaseUnavailable {
        Case open = cases.open(cases.find(call.required("CASE")).folder(), access);
        open.warnings().forEach(output::note);
        return open;
    }
}
