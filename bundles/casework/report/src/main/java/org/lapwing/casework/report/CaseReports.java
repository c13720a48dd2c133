package org.lapwing.casework.report;

import java.awt.ComponentOrientation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Puts the sections that the installed wings contribute into one file, which appears whole or not at all. */
@Component
public final class CaseReports implements Reports {

    private static final Logger LOG = System.getLogger(CaseReports.class.getName());

    private final Policy policy;
    private final Profile profile;
    private final ExportSignature signature;
    private final Texts texts;
    private final Clock clock;
    private final List<ReportSection> sections = new CopyOnWriteArrayList<>();

    @Activate
    public CaseReports(
            @Reference Policy policy, @Reference Profile profile, @Reference Persons persons, @Reference Texts texts) {
        this(policy, profile, persons, texts, Clock.systemUTC());
    }

    CaseReports(Policy policy, Profile profile, Persons persons, Texts texts, Clock clock) {
        this.policy = policy;
        this.signature = new ExportSignature(persons);
        this.profile = profile;
        this.texts = texts;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindSection(ReportSection section) {
        sections.add(section);
    }

    public void unbindSection(ReportSection section) {
        sections.remove(section);
    }

    @Override
    public void write(Case of, Path out, String why, String recipient) throws IOException, PolicyRefusal {
        Permit permit = policy.permit(Function.REPORT_WRITE, of, null, why, recipient);
        if (Files.exists(out)) {
            throw new IOException(texts.get("report.exists", out));
        }
        Path whole = out.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            of.log()
                    .append(new CaseLog.Note(
                            Operation.DISCLOSED,
                            new Target(Target.CASE, of.info().id()),
                            "report",
                            permit.reason(),
                            recipient,
                            ""));
            writePart(of, part);
            Path beside = ExportSignature.of(whole);
            Files.writeString(
                    beside,
                    signature.sign(
                            of.info().id(),
                            of.log().head(),
                            part,
                            String.valueOf(whole.getFileName()),
                            clock.instant()));
            Files.move(part, whole);
        } catch (UncheckedIOException e) {
            throw new IOException(texts.get("report.failed", out, String.valueOf(e.getCause())), e);
        } finally {
            Files.deleteIfExists(part);
            if (!Files.exists(whole)) {
                Files.deleteIfExists(ExportSignature.of(whole));
            }
        }
    }

    private void writePart(Case of, Path part) throws IOException {
        boolean rightToLeft =
                !ComponentOrientation.getOrientation(texts.locale()).isLeftToRight();
        try (HtmlReport report = new HtmlReport(
                part,
                texts.locale(),
                rightToLeft,
                texts.get("report.title", of.info().name()))) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            report.paragraph(
                    texts.get("report.made", now.toString(), profile.person().name()));
            String authority = of.info().authority();
            report.paragraph(
                    authority == null ? texts.get("report.authority.none") : texts.get("report.authority", authority));
            sections.stream()
                    .sorted(Comparator.comparingInt(ReportSection::rank).thenComparing(ReportSection::title))
                    .forEach(section -> section(section, of, report));
        }
    }

    /** A call into a plug-in: a section that fails says so in the report, the others are kept. */
    private void section(ReportSection section, Case of, HtmlReport report) {
        report.heading(section.title());
        try {
            section.write(of, report);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | LinkageError e) {
            LOG.log(Level.ERROR, "Report section " + section.title() + " failed", e);
            report.paragraph(texts.get("report.section.failed", String.valueOf(e.getMessage())));
        }
    }
}
