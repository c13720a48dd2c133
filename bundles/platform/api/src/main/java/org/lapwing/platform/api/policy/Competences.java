package org.lapwing.platform.api.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.persons.PersonCard;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What persons are trained for. Each record is signed by who made it; one whose signature does not hold, or is of somebody whose card is
 * not known here, is as good as none. Nobody records anything of themselves.
 */
@ProviderType
public interface Competences {

    /** In order of recording, those that ended or were taken back included. */
    List<Competence> all();

    /** @throws PolicyRefusal for oneself, for a name that is no word, and where the last day is before the first */
    Competence add(PersonCard person, String name, LocalDate from, @Nullable LocalDate until, String note)
            throws PolicyRefusal;

    /** @throws PolicyRefusal where there is no such record, where it is one's own, and without a reason */
    Competence revoke(String id, String why) throws PolicyRefusal;

    /**
     * Writes the records of a person with their signatures, for another installation.
     *
     * @param out absent; made
     * @return how many
     */
    int exportOf(PersonCard person, Path out) throws IOException;

    /** Takes in what {@link #exportOf} wrote; returns how many records or revocations were not known here. */
    int importFrom(Path file) throws IOException;
}
