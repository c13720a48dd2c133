package org.lapwing.victimid.subjects;

import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.register.Origins;
import org.lapwing.victimid.api.SubjectBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A subject is known from where somebody saw them. */
@Component
public final class SubjectOrigins implements Origins {

    private final SubjectBook book;

    @Activate
    public SubjectOrigins(@Reference SubjectBook book) {
        this.book = book;
    }

    @Override
    public List<Origin> of(Case in, Target target) {
        return target.kind().equals(Target.SUBJECT)
                ? book.sightings(in, target.number()).stream()
                        .map(sighting -> new Origin(sighting.in(), ""))
                        .toList()
                : List.of();
    }
}
