package org.lapwing.testdesk;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.ExhibitRecord.Proof;
import org.lapwing.platform.api.register.Place;
import org.lapwing.platform.api.register.Register;

/** The papers of a case in memory. */
public final class PaperRegister implements Register {

    private final List<Exhibit> exhibits;
    private final Map<Long, Labels> labels = new HashMap<>();
    public Proof proof = Proof.NOT_STATED;
    public CaseCard card = new CaseCard(new Person("p1", "Kim"), null);
    public @Nullable Authority authority;
    public long sealed;

    PaperRegister(List<Exhibit> exhibits) {
        this.exhibits = exhibits;
    }

    @Override
    public List<ExhibitRecord> exhibits() {
        List<ExhibitRecord> all = new ArrayList<>();
        exhibits.forEach(each -> all.add(new ExhibitRecord(
                each, labels.getOrDefault(each.id(), Labels.NONE), proof, "measured", Instant.EPOCH)));
        return all;
    }

    @Override
    public Optional<ExhibitRecord> exhibit(long id) {
        return exhibits().stream().filter(each -> each.exhibit().id() == id).findFirst();
    }

    @Override
    public ExhibitRecord label(long exhibit, Labels what, String why) {
        labels.put(exhibit, what);
        return exhibit(exhibit).orElseThrow();
    }

    @Override
    public Moved relocate(long exhibit, Path to, boolean all, String why, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Place> chain(long item) {
        return List.of();
    }

    @Override
    public Optional<Authority> authority() {
        return Optional.ofNullable(authority);
    }

    @Override
    public Rescoped authority(Authority now, String why) {
        authority = now;
        return new Rescoped(0, 0, Set.of(), Map.of(), List.of());
    }

    @Override
    public Authority read(Path json) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> outside(String path, @Nullable Instant modified, boolean delivered) {
        return Optional.empty();
    }

    @Override
    public long sealed() {
        return sealed;
    }

    @Override
    public CaseCard card() {
        return card;
    }

    @Override
    public void officer(Person officer, String why) {
        card = new CaseCard(officer, card.review());
    }

    @Override
    public void review(@Nullable LocalDate day, String why) {
        card = new CaseCard(card.officer(), day);
    }
}
