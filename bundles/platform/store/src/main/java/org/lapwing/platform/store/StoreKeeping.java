package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCheck;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseKeeping;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The upkeep of cases that this store made. */
@Component
public final class StoreKeeping implements CaseKeeping {

    private final SqliteCaseStore store;
    private final Persons persons;
    private final Texts texts;
    private final LogHome home;
    private final InstallationLog installation;

    /** Come and go with their bundles. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseCheck> checks = List.of();

    @Activate
    public StoreKeeping(
            @Reference SqliteCaseStore store,
            @Reference Profile profile,
            @Reference Persons persons,
            @Reference Texts texts) {
        this.store = store;
        this.persons = persons;
        this.texts = texts;
        this.home = LogHome.of(profile, persons);
        this.installation = home.installation();
    }

    @Override
    public void seal(Case of, Path out, List<PersonCard> to, String why, Progress progress)
            throws IOException, CaseUnavailable {
        new Sealing(store, persons, texts).seal(of, out, to, why, progress);
    }

    @Override
    public CaseInfo unseal(Path sealed, Path folder, Progress progress) throws IOException, CaseUnavailable {
        CaseInfo info = new Unsealing(persons, texts).unseal(sealed, folder, progress);
        store.registered(info);
        return info;
    }

    @Override
    public void backup(Path folder, Path out, String why, Progress progress) throws IOException, CaseUnavailable {
        if (Files.exists(out)) {
            throw new CaseUnavailable(
                    CaseUnavailable.Reason.NOT_EMPTY,
                    texts.get("keeping.exists", out.toAbsolutePath().normalize()));
        }
        recordBackup(folder, why);
        store.quiet(folder, quiet -> {
            FolderCopy.into(quiet, out, texts, progress);
            return true;
        });
    }

    /** What cannot be recorded is not done. Who keeps the folder without a key of its log has the installation's log. */
    private void recordBackup(Path folder, String why) throws CaseUnavailable {
        try {
            LogDesk desk = new LogDoor(home, persons, texts).open(folder).desk();
            CaseLog.Note note = new CaseLog.Note(
                    CaseLog.Operation.DISCLOSED,
                    Target.of(Target.CASE, 1),
                    "backup of the whole case",
                    why,
                    String.valueOf(desk.person()),
                    "");
            desk.checkReason(note);
            new LogReaders(desk).append(note);
        } catch (CaseUnavailable e) {
            if (e.reason() == CaseUnavailable.Reason.LOCKED) {
                throw e;
            }
            installation.append("backup", caseId(folder), why);
        }
    }

    private String caseId(Path folder) throws CaseUnavailable {
        Path place = CaseFolder.existing(folder, texts).path();
        return new KeyPlace(place).present()
                ? new KeyDesk(persons, texts).read(place).caseId()
                : "";
    }

    @Override
    public Verification verify(Case of, boolean exhibits, Progress progress) {
        return new CaseVerification((OpenCase) of, persons, texts, progress).run(exhibits, checks);
    }

    @Override
    public Instant breakGlass(Path folder, String why) throws CaseUnavailable {
        // A copy of the case has a log of its own: that of the installation tells of it too.
        return store.breakGlass(folder, why, (id, until) -> installation.append("emergency", id, "until " + until));
    }

    @Override
    public long compact(Case of, Progress progress) {
        return ((OpenCase) of).file().compact();
    }

    @Override
    public void erase(Path folder, String why) throws IOException, CaseUnavailable {
        // What cannot be recorded is not done; and a power cut between the two is seen.
        String id = new Erasing(store, persons, texts).erase(folder, each -> installation.append("erasing", each, why));
        store.forget(id);
        installation.append("erased", id, why);
    }

    @Override
    public void upgrade(Path folder, Path backup, Progress progress) throws IOException, CaseUnavailable {
        new Upgrading(store, persons, texts).upgrade(folder, backup, progress);
    }
}
