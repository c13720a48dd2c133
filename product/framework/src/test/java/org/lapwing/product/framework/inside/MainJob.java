package org.lapwing.product.framework.inside;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.lapwing.casework.api.report.Reports;
import org.lapwing.casework.api.triage.TriageBoard;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.search.SearchHit;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** From evidence to report, through services alone. */
final class MainJob {

    private static final String CHAT = """
            13/03/2026, 18:01 - Sam Reed: hi, how old are you?
            13/03/2026, 18:02 - Kim: i am 13
            13/03/2026, 18:03 - Sam Reed: i am 34, don't tell your parents that we talk
            13/03/2026, 18:04 - Sam Reed: let's meet tomorrow at the lighthouse
            13/03/2026, 18:05 - Kim: which lighthouse?
            """;

    private final BundleContext context;
    private final Path folder;

    MainJob(BundleContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** What came of it. */
    record Outcome(
            IngestReport ingest,
            List<Item> items,
            List<SearchHit> hits,
            TriageBoard.Order order,
            Item picture,
            List<Finding> findings,
            Decision decision,
            List<Decision> kept,
            String report) {}

    /** A case belongs to somebody with keys; made once in a framework. */
    static void someone(Persons persons) throws PersonRefused {
        if (persons.current().isEmpty()) {
            persons.create("Kim", "of the tests".toCharArray());
        }
    }

    Outcome done() throws Exception {
        someone(service(Persons.class));
        Path home = folder.resolve("case");
        CaseStore cases = service(CaseStore.class);
        IngestReport ingest;
        try (Case made = cases.create(home, "Lighthouse", "Order 7")) {
            ingest = service(Ingest.class).run(made, List.of(evidence()), Progress.NONE);
        }
        // What follows finds everything again after closing, as a person does the next day.
        try (Case open = cases.open(home, CaseStore.Access.WRITE)) {
            List<Item> items = open.evidence().items(ItemFilter.ALL, 0, 100);
            Item picture = items.stream()
                    .filter(item -> item.name().equals("sea.png"))
                    .findFirst()
                    .orElseThrow();
            CategoryScheme scheme = service(CategoryScheme.class);
            Category category = scheme.categories().getFirst();
            Target target = Target.of(Target.ITEM, picture.id());
            Decision decision =
                    open.decisions().decide(target, DecisionKind.CATEGORY, category.code(), scheme.id(), "looked at");
            TriageBoard.Order order = service(TriageBoard.class).order(open);
            Path report = folder.resolve("report.html");
            service(Reports.class).write(open, report);
            return new Outcome(
                    ingest,
                    items,
                    hits(open),
                    order,
                    picture,
                    open.findings().on(Target.of(java.util.Objects.requireNonNull(picture.content()))),
                    decision,
                    open.decisions().all(0, 100),
                    Files.readString(report));
        }
    }

    private List<SearchHit> hits(Case open) throws SearchIndex.BadQuery {
        List<SearchHit> found = new ArrayList<>();
        try (SearchIndex.Hits hits = service(SearchIndex.class).search(open, new SearchQuery("lighthouse", null, 20))) {
            hits.forEachRemaining(found::add);
        }
        return found;
    }

    private Path evidence() throws IOException {
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("notes.txt"), "The lighthouse stands at the end of the harbour wall.\n");
        Files.writeString(evidence.resolve("WhatsApp Chat with Kim.txt"), CHAT);
        BufferedImage sea = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = sea.createGraphics();
        brush.setColor(Color.BLUE);
        brush.fillRect(0, 24, 64, 24);
        brush.dispose();
        ImageIO.write(sea, "png", evidence.resolve("sea.png").toFile());
        return evidence;
    }

    <T> T service(Class<T> type) {
        ServiceReference<T> reference = context.getServiceReference(type);
        T service = reference == null ? null : context.getService(reference);
        if (service == null) {
            throw new AssertionError("There is no " + type.getName() + ".");
        }
        return service;
    }
}
