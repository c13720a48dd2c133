package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.FindingBook.Failure;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.register.Acquisition;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.platform.api.register.ExhibitRecord;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Where an item lies, what it is and how far it could be read; and the same of an exhibit. */
@Component
public final class ItemFacts implements InspectorPart {

    private static final int COPIES = 20;

    private final Texts texts;
    private final Words words;

    @Activate
    public ItemFacts(@Reference Texts texts) {
        this.texts = texts;
        this.words = new Words(texts);
    }

    @Override
    public Section section() {
        return Section.FACTS;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        return switch (target.kind()) {
            case Target.ITEM ->
                of.evidence().item(target.number()).map(item -> item(of, item)).orElse(List.of());
            case Target.CONTENT -> content(of, new ContentId(target.id()));
            case Target.EXHIBIT ->
                of.register().exhibit(target.number()).map(this::exhibit).orElse(List.of());
            case Target.CASE -> caseFacts(of);
            default -> List.of();
        };
    }

    private List<Line> content(Case of, ContentId content) {
        List<Item> items = of.evidence().itemsOf(content);
        return items.isEmpty() ? List.of() : item(of, items.getFirst());
    }

    private List<Line> item(Case of, Item item) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("fact.name", item.name()));
        lines.add(line("fact.path", item.path()));
        Optional<Exhibit> exhibit = of.evidence().exhibits().stream()
                .filter(each -> each.id() == item.exhibit())
                .findFirst();
        exhibit.ifPresent(each -> lines.add(
                new Line(texts.get("fact.exhibit"), each.name(), null, Target.of(Target.EXHIBIT, each.id()))));
        lines.add(line("fact.type", item.mediaType() == null ? texts.get("fact.type.unknown") : item.mediaType()));
        if (item.size() >= 0) {
            lines.add(line("fact.size", texts.get("bytes", item.size())));
        }
        if (item.modified() != null) {
            lines.add(new Line(
                    texts.get("fact.modified"), words.when(item.modified()), texts.get("fact.modified.why"), null));
        }
        String state = texts.get("state." + item.state());
        lines.add(new Line(texts.get("fact.state"), state, item.problem(), null));
        ContentId content = item.content();
        if (content != null) {
            read(of, item, content, lines);
        }
        return lines;
    }

    private void read(Case of, Item item, ContentId content, List<Line> lines) {
        for (Failure each : of.findings().failures(content)) {
            lines.add(new Line(
                    texts.get("fact.not.analysed"), each.why(), each.analyzer() + " " + each.analyzerVersion(), null));
        }
        of.evidence().hashes(content).ifPresent(hashes -> hashes(hashes, lines));
        List<Item> copies = of.evidence().itemsOf(content).stream()
                .filter(each -> each.id() != item.id())
                .toList();
        for (Item copy : copies.stream().limit(COPIES).toList()) {
            lines.add(new Line(texts.get("fact.copy"), copy.path(), null, Target.of(Target.ITEM, copy.id())));
        }
        if (copies.size() > COPIES) {
            lines.add(line("fact.copy", texts.get("fact.copies.more", copies.size() - COPIES)));
        }
    }

    private void hashes(Hashes hashes, List<Line> lines) {
        lines.add(line("fact.sha256", hashes.sha256().sha256()));
        lines.add(line("fact.sha1", hashes.sha1()));
        lines.add(line("fact.md5", hashes.md5()));
    }

    private List<Line> exhibit(ExhibitRecord record) {
        Exhibit exhibit = record.exhibit();
        List<Line> lines = new ArrayList<>();
        lines.add(line("fact.exhibit", exhibit.name()));
        lines.add(line("fact.seal", stated(record.labels().seal())));
        lines.add(line("fact.origin", stated(record.labels().origin())));
        lines.add(line("fact.scope", stated(record.labels().scope())));
        Acquisition acquisition = record.labels().acquisition();
        lines.add(new Line(
                texts.get("fact.acquisition"),
                texts.get("proof." + record.proof()),
                acquisition == null
                        ? null
                        : texts.get(
                                "fact.acquisition.detail",
                                acquisition.toString(),
                                record.compared() == null ? "–" : record.compared(),
                                record.proved() == null ? "–" : words.when(record.proved())),
                null));
        lines.add(line("fact.source", exhibit.source()));
        lines.add(line("fact.added", words.when(exhibit.added())));
        lines.add(line("fact.state", texts.get(exhibit.complete() ? "exhibits.complete" : "exhibits.incomplete")));
        return lines;
    }

    private String stated(@Nullable String value) {
        return value == null ? texts.get("fact.not.stated") : value;
    }

    private List<Line> caseFacts(Case of) {
        String reference = of.info().authority();
        CaseCard card = of.register().card();
        List<Line> lines = new ArrayList<>(List.of(
                line("fact.case", of.info().name()),
                line("fact.folder", of.info().folder().toString()),
                line("fact.created", words.when(of.info().created())),
                line("fact.officer", card.officer().name())));
        if (card.review() != null) {
            boolean overdue = card.overdue(of.log().now());
            lines.add(line(
                    "fact.review",
                    texts.get(
                            overdue ? "review.overdue" : "review.by",
                            card.review().toString())));
        }
        Authority authority = of.register().authority().orElse(null);
        if (authority == null) {
            lines.add(line("fact.authority", reference == null ? texts.get("authority.none") : reference));
            return lines;
        }
        String until = authority.expires() == null
                ? null
                : texts.get(
                        authority.expired(of.log().now()) ? "authority.ended" : "authority.holds",
                        authority.expires().toString());
        lines.add(new Line(
                texts.get("fact.authority"), authority.reference() + ", " + authority.issuedBy(), until, null));
        lines.add(line("fact.sealed", texts.get("number", of.register().sealed())));
        return lines;
    }

    private Line line(String key, @Nullable String value) {
        return new Line(texts.get(key), value == null ? "" : value, null, null);
    }
}
