package org.lapwing.platform.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLogs;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Competence;
import org.lapwing.platform.api.policy.Competences;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Competences as signed lines in a file of the profile, to which lines are only added. Each change is in the installation's log too. */
@Component
public final class CompetenceRegister implements Competences {

    private static final Logger LOG = System.getLogger(CompetenceRegister.class.getName());
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{1,63}");
    private static final long LARGEST = 16 << 20;

    private final Path file;
    private final Persons persons;
    private final CaseLogs logs;
    private final Texts texts;
    private final Clock clock;

    @Activate
    public CompetenceRegister(
            @Reference Profile profile, @Reference Persons persons, @Reference CaseLogs logs, @Reference Texts texts) {
        this(profile.dataFolder("policy"), persons, logs, texts, Clock.systemUTC());
    }

    CompetenceRegister(Path folder, Persons persons, CaseLogs logs, Texts texts, Clock clock) {
        this.file = folder.resolve("competences.jsonl");
        this.persons = persons;
        this.logs = logs;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public List<Competence> all() {
        Map<String, Competence> all = new LinkedHashMap<>();
        List<CompetenceLine> lines = sound(kept());
        for (CompetenceLine line : lines) {
            if (!line.revokes()) {
                competence(line).ifPresent(each -> all.put(each.id(), each));
            }
        }
        for (CompetenceLine line : lines) {
            if (line.revokes()) {
                all.computeIfPresent(line.text("of"), (id, each) -> revoked(each, line));
            }
        }
        return List.copyOf(all.values());
    }

    private static Competence revoked(Competence each, CompetenceLine by) {
        return by.text("by").equals(each.person())
                ? each
                : new Competence(
                        each.id(),
                        each.person(),
                        each.name(),
                        each.from(),
                        each.until(),
                        each.by(),
                        each.at(),
                        each.note(),
                        Instant.parse(by.text("at")),
                        by.text("by"),
                        by.text("why"));
    }

    /** Empty where it is not what this release writes, and where somebody recorded it of themselves. */
    private static Optional<Competence> competence(CompetenceLine line) {
        if (line.text("by").equals(line.text("person"))) {
            return Optional.empty();
        }
        String until = line.text("until");
        return Optional.of(new Competence(
                line.id(),
                line.text("person"),
                line.text("name"),
                LocalDate.parse(line.text("from")),
                until.isEmpty() ? null : LocalDate.parse(until),
                line.text("by"),
                Instant.parse(line.text("at")),
                line.text("note"),
                null,
                null,
                null));
    }

    @Override
    public Competence add(PersonCard person, String name, LocalDate from, @Nullable LocalDate until, String note)
            throws PolicyRefusal {
        if (!NAME.matcher(name).matches()) {
            throw new PolicyRefusal(texts.get("competence.name", name));
        }
        if (until != null && until.isBefore(from)) {
            throw new PolicyRefusal(texts.get("competence.days", until.toString(), from.toString()));
        }
        PersonCard by = atDesk();
        if (by.id().equals(person.id())) {
            throw new PolicyRefusal(texts.get("competence.own"));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("is", "competence");
        fields.put("person", person.id());
        fields.put("name", name);
        fields.put("from", from.toString());
        fields.put("until", until == null ? "" : until.toString());
        fields.put("note", note);
        CompetenceLine line = kept(fields, by);
        logs.installation("competence", "", "added " + line.id() + " " + name + " of " + person.id());
        return competence(line).orElseThrow();
    }

    @Override
    public Competence revoke(String id, String why) throws PolicyRefusal {
        PersonCard by = atDesk();
        Competence standing = standing(id);
        if (standing.person().equals(by.id())) {
            throw new PolicyRefusal(texts.get("competence.own"));
        }
        if (why.isBlank()) {
            throw new PolicyRefusal(texts.get("competence.why"));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("is", "revocation");
        fields.put("person", standing.person());
        fields.put("of", id);
        fields.put("why", why);
        kept(fields, by);
        logs.installation("competence", "", "revoked " + id);
        return all().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }

    private Competence standing(String id) throws PolicyRefusal {
        return all().stream()
                .filter(each -> each.id().equals(id) && each.revoked() == null)
                .findFirst()
                .orElseThrow(() -> new PolicyRefusal(texts.get("competence.absent", id)));
    }

    private PersonCard atDesk() {
        return persons.current().orElseThrow(() -> new PersonLocked(texts.get("competence.nobody")));
    }

    private CompetenceLine kept(Map<String, String> fields, PersonCard by) {
        fields.put("by", by.id());
        fields.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        CompetenceLine bare = new CompetenceLine(fields);
        CompetenceLine line = bare.signed(persons.sign(bare.message()));
        append(List.of(line));
        return line;
    }

    private synchronized void append(List<CompetenceLine> lines) {
        String text = lines.stream().map(line -> line.json() + "\n").collect(Collectors.joining());
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** A line that a crash cut off, or that somebody else wrote, is no record. */
    private List<CompetenceLine> kept() {
        try {
            return Files.exists(file) ? read(file) : List.of();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "No competence is known, because " + file + " cannot be read", e);
            return List.of();
        }
    }

    private static List<CompetenceLine> read(Path from) throws IOException {
        if (Files.size(from) > LARGEST) {
            throw new IOException(from + " is larger than " + LARGEST + " bytes");
        }
        List<CompetenceLine> lines = new ArrayList<>();
        for (String text : Files.readString(from, StandardCharsets.UTF_8).split("\n", -1)) {
            if (!text.isBlank()) {
                try {
                    lines.add(CompetenceLine.read(text));
                } catch (IOException notOurs) {
                    LOG.log(Level.WARNING, "A line of " + from + " is left out: " + notOurs.getMessage());
                }
            }
        }
        return lines;
    }

    private List<CompetenceLine> sound(List<CompetenceLine> lines) {
        return lines.stream().filter(this::sound).toList();
    }

    private boolean sound(CompetenceLine line) {
        try {
            Instant.parse(line.text("at"));
            if (!line.revokes()) {
                competence(line);
            }
        } catch (DateTimeException malformed) {
            return false;
        }
        return persons.find(line.text("by"))
                .filter(card -> card.id().equals(line.text("by")))
                .filter(card -> persons.verify(card, line.message(), line.signature()))
                .isPresent();
    }

    @Override
    public int exportOf(PersonCard person, Path out) throws IOException {
        List<String> lines = kept().stream()
                .filter(line -> line.text("person").equals(person.id()))
                .map(CompetenceLine::json)
                .toList();
        Files.write(out, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        return lines.size();
    }

    @Override
    public int importFrom(Path from) throws IOException {
        Set<String> known = kept().stream().map(CompetenceLine::json).collect(Collectors.toSet());
        List<CompetenceLine> fresh = sound(read(from)).stream()
                .filter(line -> !known.contains(line.json()))
                .toList();
        if (!fresh.isEmpty()) {
            append(fresh);
            logs.installation(
                    "competence",
                    "",
                    "took in " + fresh.stream().map(CompetenceLine::id).collect(Collectors.joining(" ")));
        }
        return fresh.size();
    }
}
