package org.lapwing.media.images;

import com.drew.metadata.Metadata;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Says what a picture's file tells of itself, makes its thumbnail and its hashes. The bytes are read once and decoded once. */
@Component
public final class ImageAnalyzer implements Analyzer {

    private static final String VERSION = "2";

    private final Texts texts;
    private final Hashers hashers;
    private final Decoder decoder;

    @Activate
    public ImageAnalyzer(
            @Reference Texts texts,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers) {
        this(texts, Decoder.Bounds.DEFAULT, Hashers.usual(hashers));
    }

    ImageAnalyzer(Texts texts, Decoder.Bounds bounds, Hashers hashers) {
        this.texts = texts;
        this.hashers = hashers;
        this.decoder = new Decoder(new Readers(), bounds, hashers);
    }

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard(
                        "media.images",
                        VERSION,
                        Set.of("image/*"),
                        AnalyzerCard.Cost.MODERATE,
                        true,
                        texts.get("analyzer.purpose"))
                .with(hashers.parameters())
                .inWorker();
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        PictureBytes bytes = PictureBytes.of(content);
        PictureFormat format = PictureFormat.of(bytes.head());
        Embedded embedded = Embedded.of(format, bytes.head());
        Metadata metadata = MetadataReading.of(bytes, format, embedded);
        Facts facts = Facts.of(metadata, embedded);
        Position.of(metadata).ifPresent(position -> gps(position, findings));
        facts.writtenByPeople().forEach(text -> findings.text(text + "\n"));
        Decoded decoded = decoder.decode(bytes, format, embedded);
        metadata(content, format, facts, decoded, findings);
        thumbnail(content, facts, decoded, findings);
    }

    private void gps(Map<String, Object> position, FindingSink findings) {
        findings.finding(MediaFindings.GPS, 1, Basis.READ, position, 1, texts.get("gps.explanation"));
    }

    private void metadata(Content content, PictureFormat format, Facts facts, Decoded decoded, FindingSink findings) {
        Map<String, Object> value = new LinkedHashMap<>();
        if (decoded.width() > 0) {
            value.put("width", decoded.width());
            value.put("height", decoded.height());
        }
        value.put("format", format == PictureFormat.OTHER ? content.mediaType() : format.title());
        value.putAll(facts.values());
        if (decoded.width() > 0 || !facts.values().isEmpty()) {
            findings.finding(MediaFindings.IMAGE_METADATA, 1, Basis.READ, value, 1, texts.get("metadata.explanation"));
        }
    }

    private void thumbnail(Content content, Facts facts, Decoded decoded, FindingSink findings) throws IOException {
        switch (decoded) {
            case Decoded.Whole whole -> {
                thumbnail(whole.pixels(), facts, findings);
                HashValue.tell(whole, hashers, texts, findings);
            }
            case Decoded.Partial partial -> thumbnail(partial.pixels(), facts, findings);
            case Decoded.Nothing nothing -> {}
        }
        String trouble = TroubleWords.of(decoded, content, texts);
        if (trouble != null) {
            findings.problem(trouble);
        }
    }

    private static void thumbnail(BufferedImage pixels, Facts facts, FindingSink findings) throws IOException {
        findings.derived(MediaFindings.THUMBNAIL, Thumbnail.of(pixels, facts.orientation()));
    }
}
