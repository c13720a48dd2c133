package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.ExhibitRecord.Proof;
import org.lapwing.platform.api.register.Place;
import org.lapwing.platform.api.register.Register;
import org.lapwing.platform.api.register.ScopeKeeper.Kept;

/** The papers of a case, from the tables exhibit_label, authority and meta. */
final class Papers implements Register {

    private static final Proof[] PROOFS = Proof.values();
    private static final long LARGEST_AUTHORITY = 1 << 20;

    private static final String EXHIBIT = """
            select e.*, l.seal, l.origin, l.scope, l.algorithm, l.value, coalesce(l.proof, 0) as proof, l.compared, l.proved
            from exhibit e left join exhibit_label l on l.exhibit = e.id
            """;

    private final Database database;
    private final Evidence evidence;
    private final Journal journal;
    private final Supplier<Person> person;
    private final Rights rights;
    private final Texts texts;
    private final Function<Authority, List<Kept>> keepers;
    private volatile @Nullable Scope scope;

    /** @param keepers asked to close and open what wings have, in the transaction of another authority */
    Papers(
            Database database,
            Evidence evidence,
            Journal journal,
            Supplier<Person> person,
            Rights rights,
            Texts texts,
            Function<Authority, List<Kept>> keepers) {
        this.database = database;
        this.evidence = evidence;
        this.journal = journal;
        this.person = person;
        this.rights = rights;
        this.texts = texts;
        this.keepers = keepers;
        database.afterRollback(() -> scope = null);
    }

    @Override
    public List<ExhibitRecord> exhibits() {
        return database.read(link -> link.list(Papers::exhibit, EXHIBIT + "order by e.id"));
    }

    @Override
    public Optional<ExhibitRecord> exhibit(long id) {
        return database.read(link -> link.first(Papers::exhibit, EXHIBIT + "where e.id = ?", id));
    }

    @Override
    public ExhibitRecord label(long exhibit, Labels labels, String why) {
        rights.addEvidence();
        Acquisition acquisition = labels.acquisition();
        return database.write(link -> {
            known(exhibit);
            link.run(
                    """
                    insert into exhibit_label (exhibit, seal, origin, scope, algorithm, value) values (?, ?, ?, ?, ?, ?)
                    on conflict (exhibit) do update set seal = excluded.seal, origin = excluded.origin, scope = excluded.scope,
                        algorithm = excluded.algorithm, value = excluded.value
                    """,
                    exhibit,
                    labels.seal(),
                    labels.origin(),
                    labels.scope(),
                    acquisition == null ? null : acquisition.algorithm().name(),
                    acquisition == null ? null : acquisition.value());
            String proof = compareAnew(link, exhibit).map(what -> ", " + what).orElse("");
            altered(link, Target.of(Target.EXHIBIT, exhibit), "labelled" + proof, why);
            return known(exhibit);
        });
    }

    /** Compares the acquisition digest with what was read; in the transaction of the caller. */
    void prove(Link link, long exhibit) throws SQLException {
        Optional<String> proof = compareAnew(link, exhibit);
        if (proof.isPresent()) {
            journal.append(link, Operation.ALTERED, Target.of(Target.EXHIBIT, exhibit), proof.get());
        }
    }

    /** What to log of a comparison with another outcome than before. */
    private Optional<String> compareAnew(Link link, long exhibit) throws SQLException {
        Acquisition stated = exhibit(exhibit)
                .map(ExhibitRecord::labels)
                .map(Labels::acquisition)
                .orElse(null);
        Compared compared = stated == null ? new Compared(Proof.NOT_STATED, null) : compare(link, exhibit, stated);
        boolean done = compared.proof() != Proof.NOT_STATED && compared.proof() != Proof.WAITING;
        int changed = link.run(
                "update exhibit_label set proof = ?, compared = ?, proved = ? where exhibit = ? and (proof <> ? or compared is not ?)",
                compared.proof().ordinal(),
                compared.with(),
                done ? Instant.now().toEpochMilli() : null,
                exhibit,
                compared.proof().ordinal(),
                compared.with());
        return changed > 0 && done ? Optional.of("acquisition " + stated + " " + compared.proof()) : Optional.empty();
    }

    private Compared compare(Link link, long exhibit, Acquisition stated) throws SQLException {
        String column =
                switch (stated.algorithm()) {
                    case MD5 -> "md5";
                    case SHA1 -> "sha1";
                    case SHA256 -> "sha256";
                };
        Optional<byte[]> file = link.first(
                row -> row.getBytes(1),
                "select c." + column + " from item i join content c on c.id = i.content"
                        + " where i.exhibit = ? and i.parent = 0 and i.locator = ''",
                exhibit);
        if (file.isPresent()) {
            String measured = Columns.hex(file.get());
            return new Compared(measured.equals(stated.value()) ? Proof.VERIFIED : Proof.DIFFERS, measured);
        }
        Optional<String> manifest = link.first(
                row -> row.getString(1),
                "select i.path from content c join item i on i.content = c.id where c." + column
                        + " = ? and i.exhibit = ? order by i.id limit 1",
                Columns.bytes(stated.value()),
                exhibit);
        if (manifest.isPresent()) {
            return new Compared(Proof.MANIFEST, manifest.get());
        }
        boolean walked = link.number("select complete from exhibit where id = ?", exhibit) != 0;
        return new Compared(walked ? Proof.NOT_COMPARABLE : Proof.WAITING, null);
    }

    @Override
    public Moved relocate(long exhibit, Path to, boolean all, String why, Progress progress)
            throws IOException, InterruptedException {
        rights.addEvidence();
        ExhibitRecord record = known(exhibit);
        Relocation.Looked looked = new Relocation(database, texts, record, to.toRealPath(), all).look(progress);
        return database.write(link -> {
            link.run(
                    "update exhibit set source = ? where id = ?", looked.place().toString(), exhibit);
            altered(
                    link,
                    Target.of(Target.EXHIBIT, exhibit),
                    "relocated to " + looked.place() + " after comparing " + looked.compared() + " of " + looked.of()
                            + " files",
                    why);
            return new Moved(known(exhibit), looked.compared(), looked.of());
        });
    }

    private ExhibitRecord known(long exhibit) {
        return exhibit(exhibit)
                .orElseThrow(() -> new IllegalArgumentException("There is no exhibit " + exhibit + " in this case"));
    }

    @Override
    public List<Place> chain(long item) {
        return database.read(link -> {
            List<Place> chain = new ArrayList<>();
            long at = item;
            while (at != 0) {
                Optional<Item> found = evidence.item(at);
                if (found.isEmpty()) {
                    break;
                }
                chain.add(link.first(
                                row -> new Place(found.get(), row.getString("locator"), row.getString("reader")),
                                """
                        select i.locator, coalesce(p.reader, e.reader) as reader
                        from item i join exhibit e on e.id = i.exhibit left join item p on p.id = i.parent
                        where i.id = ?
                        """,
                                at)
                        .orElseThrow());
                at = found.get().parent();
            }
            return chain;
        });
    }

    @Override
    public Optional<Authority> authority() {
        return database.read(link ->
                link.first(row -> authority(row.getString(1)), "select json from authority order by id desc limit 1"));
    }

    private static Authority authority(String json) throws SQLException {
        try {
            return AuthorityText.read(json);
        } catch (IOException e) {
            throw new SQLException("The authority of the case is not what was stored", e);
        }
    }

    @Override
    public Rescoped authority(Authority authority, String why) {
        rights.addEvidence();
        return database.write(link -> {
            Person by = person.get();
            link.run(
                    "insert into authority (json, at, person, person_name) values (?, ?, ?, ?)",
                    AuthorityText.write(authority),
                    Instant.now().toEpochMilli(),
                    by.id(),
                    by.name());
            Scope now = new Scope(authority, texts);
            List<Kept> kept = keepers.apply(authority);
            Rescoped changed = new Rescoping(now).run(link, kept);
            StringBuilder told = new StringBuilder("authority " + authority.reference() + ": " + changed.sealed()
                    + " sealed, " + changed.opened() + " opened");
            kept.forEach(each -> told.append("; ")
                    .append(each.what())
                    .append(": ")
                    .append(each.closed())
                    .append(" sealed, ")
                    .append(each.opened())
                    .append(" opened"));
            altered(link, Target.of(Target.CASE, 1), told.toString(), why);
            scope = now;
            return changed;
        });
    }

    @Override
    public Authority read(Path json) throws IOException {
        if (Files.size(json) > LARGEST_AUTHORITY) {
            throw new IOException(texts.get("authority.large", json));
        }
        try {
            return AuthorityText.read(Files.readString(json, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(texts.get("authority.unread", json, String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Optional<String> outside(String path, @Nullable Instant modified, boolean delivered) {
        return scope().outside(path, modified, delivered).map(Scope.Outside::sentence);
    }

    /** What stands; asked for each item that is stored. */
    Scope scope() {
        Scope known = scope;
        if (known == null) {
            known = new Scope(authority().orElse(null), texts);
            scope = known;
        }
        return known;
    }

    @Override
    public long sealed() {
        return database.read(link -> link.number("select count(*) from item where scope <> 0"));
    }

    @Override
    public CaseCard card() {
        return database.read(link -> {
            String id = meta(link, "officer");
            String name = meta(link, "officer_name");
            String review = meta(link, "review");
            Person officer = id == null
                    ? link.first(row -> new Person(row.getString(1), ""), "select person from log order by id limit 1")
                            .orElseGet(() -> new Person("", ""))
                    : new Person(id, name == null ? "" : name);
            return new CaseCard(officer, review == null ? null : LocalDate.parse(review));
        });
    }

    private static @Nullable String meta(Link link, String key) throws SQLException {
        return link.first(row -> String.valueOf(row.getString(1)), "select value from meta where key = ?", key)
                .orElse(null);
    }

    /** The person at the desk makes the case; its own entry in the log says so. */
    void made() {
        Person by = person.get();
        database.write(link -> {
            set(link, "officer", by.id());
            set(link, "officer_name", by.name());
            return true;
        });
    }

    @Override
    public void officer(Person officer, String why) {
        database.write(link -> {
            set(link, "officer", officer.id());
            set(link, "officer_name", officer.name());
            altered(link, Target.of(Target.CASE, 1), "responsible: " + officer.id(), why);
            return true;
        });
    }

    @Override
    public void review(@Nullable LocalDate day, String why) {
        database.write(link -> {
            if (day == null) {
                link.run("delete from meta where key = 'review'");
            } else {
                set(link, "review", day.toString());
            }
            altered(link, Target.of(Target.CASE, 1), "review " + (day == null ? "none" : day), why);
            return true;
        });
    }

    private static void set(Link link, String key, String value) throws SQLException {
        link.run("insert or replace into meta (key, value) values (?, ?)", key, value);
    }

    private void altered(Link link, Target target, String what, String why) throws SQLException {
        journal.append(link, new CaseLog.Note(Operation.ALTERED, target, what, why, "", ""));
    }

    private static ExhibitRecord exhibit(ResultSet row) throws SQLException {
        String algorithm = row.getString("algorithm");
        return new ExhibitRecord(
                new Exhibit(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("source"),
                        Columns.instant(row, "added"),
                        row.getString("added_by"),
                        row.getBoolean("complete")),
                new Labels(
                        row.getString("seal"),
                        row.getString("origin"),
                        row.getString("scope"),
                        algorithm == null
                                ? null
                                : new Acquisition(Acquisition.Algorithm.valueOf(algorithm), row.getString("value"))),
                PROOFS[row.getInt("proof")],
                row.getString("compared"),
                Columns.instantOrNull(row, "proved"));
    }

    private record Compared(Proof proof, @Nullable String with) {}
}
