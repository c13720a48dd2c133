package org.lapwing.platform.store;

import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;

/**
 * What this installation brings to every log.
 *
 * @param reasonsAsked whether nothing is looked at, searched or handed over without a reason
 */
record LogHome(InstallationLog installation, BooleanSupplier reasonsAsked) {

    /** The profile's setting that asks for reasons: {@code true} or nothing. */
    static final String REASONS_ASKED = "requireReason";

    static LogHome of(Profile profile, Persons persons) {
        return new LogHome(
                new InstallationLog(profile.dataFolder("log"), persons),
                () -> profile.setting(REASONS_ASKED).map(Boolean::parseBoolean).orElse(false));
    }

    LogDesk desk(CaseInfo info, String caseId, Persons persons, LogKeys keys, Texts texts) {
        return new LogDesk(caseId, info.folder(), persons, keys, installation, texts, reasonsAsked);
    }
}
