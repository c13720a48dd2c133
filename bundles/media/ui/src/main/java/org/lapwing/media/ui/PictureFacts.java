package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a picture's file says of itself; the first line of each finding names the tool that read it. Where the item lies and its hashes are said by case work. */
@Component
public final class PictureFacts implements InspectorPart {

    private static final int RANK = 20;

    /** Said in one line with others, or of no use to people. */
    private static final Set<String> ELSEWHERE = Set.of("width", "height", "format", "texts", "latitude", "longitude");

    private final Texts texts;

    @Activate
    public PictureFacts(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public Section section() {
        return Section.FACTS;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        String content = content(of, target);
        List<Line> lines = new ArrayList<>();
        if (!content.isEmpty()) {
            List<Finding> findings = of.findings().on(new Target(Target.CONTENT, content));
            findings.stream()
                    .filter(each -> each.kind().equals(MediaFindings.IMAGE_METADATA))
                    .forEach(each -> metadata(each, lines));
            findings.stream()
                    .filter(each -> each.kind().equals(MediaFindings.GPS))
                    .forEach(each -> position(each, lines));
        }
        return lines;
    }

    private static String content(Case of, Target target) {
        return switch (target.kind()) {
            case Target.CONTENT -> new ContentId(target.id()).sha256();
            case Target.ITEM ->
                of.evidence()
                        .item(target.number())
                        .map(Item::content)
                        .map(ContentId::sha256)
                        .orElse("");
            default -> "";
        };
    }

    private void metadata(Finding finding, List<Line> lines) {
        Map<String, Object> value = finding.value();
        String format = Objects.toString(value.get("format"), "");
        if (value.get("width") instanceof Number width && value.get("height") instanceof Number height) {
            lines.add(new Line(
                    texts.get("fact.picture"),
                    texts.get("fact.picture.value", format, width, height),
                    by(finding),
                    null));
        }
        others(finding, lines);
        if (value.get("texts") instanceof Map<?, ?> inside) {
            inside.forEach((name, text) -> lines.add(new Line(name.toString(), text.toString(), null, null)));
        }
    }

    private void position(Finding finding, List<Line> lines) {
        Map<String, Object> value = finding.value();
        lines.add(new Line(
                texts.get("fact.position"),
                texts.get("fact.position.value", coordinate(value.get("latitude")), coordinate(value.get("longitude"))),
                finding.explanation() + "\n" + by(finding),
                null));
        others(finding, lines);
    }

    /** As numbers are exchanged between programs, whatever the language. */
    private static String coordinate(@Nullable Object degrees) {
        return degrees instanceof Number number
                ? new java.math.BigDecimal(number.toString())
                        .stripTrailingZeros()
                        .toPlainString()
                : "";
    }

    private void others(Finding finding, List<Line> lines) {
        finding.value().forEach((name, value) -> {
            if (!ELSEWHERE.contains(name)) {
                lines.add(new Line(label(name), words(name, value), null, null));
            }
        });
    }

    private String label(String name) {
        String key = "metadata." + name;
        String label = texts.get(key);
        return label.equals(key) ? name : label;
    }

    private String words(String name, Object value) {
        if (value instanceof Boolean) {
            return texts.get("yes");
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        if (name.equals("orientation")) {
            return texts.get("metadata.orientation.value", value);
        }
        return value.toString();
    }

    private String by(Finding finding) {
        return texts.get(
                "fact.by", finding.provenance().analyzer(), finding.provenance().analyzerVersion());
    }
}
