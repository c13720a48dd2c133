package org.lapwing.victimid.api;

import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ProviderType;

/** The subjects of a case; made and changed by people only. */
@ProviderType
public interface SubjectBook {

    Subject add(Case in, String name, Subject.Category category, Ground ground, String note);

    /** Records that the person is something else before the law. */
    Subject categorise(Case in, long subject, Subject.Category category, Ground ground);

    /** Those not identified first, then by name. */
    List<Subject> subjects(Case of);

    Optional<Subject> subject(Case of, long id);

    /** Records that the person was identified (or, by mistake, was not). */
    Subject identified(Case in, long subject, boolean identified, Ground ground);

    Sighting sight(Case in, long subject, Target where, Ground ground, String note);

    List<Sighting> sightings(Case of, long subject);

    List<Sighting> sightingsIn(Case of, Target where);
}
