package org.lapwing.victimid.subjects;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Subjects and sightings in this wing's tables; each change is in the log of the case, in the same transaction. */
@Component(service = {SubjectBook.class, CaseCounter.class})
public final class CaseSubjects implements SubjectBook, CaseCounter {

    private final Profile profile;

    @Activate
    public CaseSubjects(@Reference Profile profile) {
        this.profile = profile;
    }

    @Override
    public Subject add(Case in, String name, Subject.Category category, Ground ground, String note) {
        return tables(in).write(link -> {
            long id = SubjectTables.addSubject(link, name, category.role(), note, now(), profile.person());
            SubjectTables.addCategory(link, id, category, ground, now(), profile.person());
            in.log().append(CaseLog.Operation.ALTERED, Target.of(Target.SUBJECT, id), "subject added");
            return SubjectTables.subjects(link, id).getFirst();
        });
    }

    @Override
    public Subject categorise(Case in, long subject, Subject.Category category, Ground ground) {
        return tables(in).write(link -> {
            checkKnown(SubjectTables.subjects(link, subject), subject);
            SubjectTables.addCategory(link, subject, category, ground, now(), profile.person());
            in.log()
                    .append(
                            CaseLog.Operation.ALTERED,
                            Target.of(Target.SUBJECT, subject),
                            "subject is " + category + " (" + ground.mark() + ")");
            return SubjectTables.subjects(link, subject).getFirst();
        });
    }

    @Override
    public List<Subject> subjects(Case of) {
        return tables(of).read(link -> SubjectTables.subjects(link, null));
    }

    @Override
    public Optional<Subject> subject(Case of, long id) {
        return tables(of).read(link -> SubjectTables.subjects(link, id)).stream()
                .findFirst();
    }

    @Override
    public Subject identified(Case in, long subject, boolean identified, Ground ground) {
        return tables(in).write(link -> {
            checkKnown(SubjectTables.subjects(link, subject), subject);
            SubjectTables.addIdentity(link, subject, identified, ground, now(), profile.person());
            in.log()
                    .append(
                            CaseLog.Operation.ALTERED,
                            Target.of(Target.SUBJECT, subject),
                            identified ? "subject identified" : "subject not identified");
            return SubjectTables.subjects(link, subject).getFirst();
        });
    }

    @Override
    public Sighting sight(Case in, long subject, Target where, Ground ground, String note) {
        return tables(in).write(link -> {
            checkKnown(SubjectTables.subjects(link, subject), subject);
            long id = SubjectTables.addSighting(link, subject, where, ground, note, now(), profile.person());
            in.log().append(CaseLog.Operation.ALTERED, Target.of(Target.SUBJECT, subject), "seen in " + where);
            return SubjectTables.sightingsOf(link, subject).stream()
                    .filter(sighting -> sighting.id() == id)
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Override
    public List<Sighting> sightings(Case of, long subject) {
        return tables(of).read(link -> SubjectTables.sightingsOf(link, subject));
    }

    @Override
    public List<Sighting> sightingsIn(Case of, Target where) {
        return tables(of).read(link -> SubjectTables.sightingsIn(link, where));
    }

    @Override
    public Map<String, Long> counts(Case of) {
        return tables(of).read(link -> {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("subjects", SubjectTables.count(link, false));
            counts.put("sightings", SubjectTables.count(link, true));
            return counts;
        });
    }

    private static void checkKnown(List<Subject> found, long id) {
        if (found.isEmpty()) {
            throw new IllegalArgumentException("There is no subject " + id + " in this case");
        }
    }

    private static Tables tables(Case of) {
        return of.tables(SubjectTables.OWNER);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
