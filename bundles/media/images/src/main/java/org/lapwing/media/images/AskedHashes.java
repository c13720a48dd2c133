package org.lapwing.media.images;

import com.drew.metadata.Metadata;
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

/** The hashes of a picture in every family, for who asks: it accepts no type, so no ingest runs it. */
@Component
public final class AskedHashes implements Analyzer {

    static final String ID = "media.hashes";

    private final Texts texts;
    private final Hashers hashers;
    private final Decoder decoder;

    @Activate
    public AskedHashes(
            @Reference Texts texts,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers) {
        this.texts = texts;
        this.hashers = Hashers.every(hashers);
        this.decoder = new Decoder(new Readers(), Decoder.Bounds.DEFAULT, this.hashers);
    }

    @Override
    public AnalyzerCard card() {
        return new AnalyzerCard(
                        ID, "1", Set.of(), AnalyzerCard.Cost.MODERATE, true, texts.get("analyzer.hashes.purpose"))
                .with(hashers.parameters())
                .inWorker();
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        PictureBytes bytes = PictureBytes.of(content);
        PictureFormat format = PictureFormat.of(bytes.head());
        Embedded embedded = Embedded.of(format, bytes.head());
        Metadata metadata = MetadataReading.of(bytes, format, embedded);
        int orientation = Facts.of(metadata, embedded).orientation();
        Decoded decoded = decoder.decode(bytes, format, embedded);
        if (decoded.width() > 0) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("width", decoded.width());
            value.put("height", decoded.height());
            value.put("orientation", orientation);
            findings.finding(MediaFindings.IMAGE_METADATA, 1, Basis.READ, value, 1, texts.get("metadata.explanation"));
        }
        if (decoded instanceof Decoded.Whole whole) {
            HashValue.tell(whole, hashers, texts, findings);
        }
        String trouble = TroubleWords.of(decoded, content, texts);
        if (trouble != null) {
            findings.problem(trouble);
        }
    }
}
