package org.lapwing.media.images;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.PerceptualHash;
import org.lapwing.media.api.hash.PictureHashes;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;

/** The value of a finding that holds perceptual hashes. */
final class HashValue {

    /** Below this quality a picture has too little in it to be told from others. */
    static final int TELLING = 50;

    private HashValue() {}

    /** Says each hash of a picture, or why there is none. */
    static void tell(Decoded.Whole whole, Hashers wanted, Texts texts, FindingSink findings) {
        tell(whole.hashes(), whole.width(), whole.height(), wanted, texts, findings);
    }

    static void tell(
            List<PictureHashes> hashes, int width, int height, Hashers wanted, Texts texts, FindingSink findings) {
        for (PictureHashes each : hashes) {
            findings.finding(
                    MediaFindings.PERCEPTUAL_HASH,
                    1,
                    Basis.READ,
                    of(each),
                    1,
                    texts.get(
                            each.quality() < TELLING ? "hash.poor" : "hash.explanation",
                            each.stored().algorithm(),
                            each.stored().text(),
                            each.stored().family(),
                            each.quality()));
        }
        if (hashes.isEmpty() && !wanted.none()) {
            findings.problem(texts.get("hash.too.large", width, height));
        }
    }

    static Map<String, Object> of(PictureHashes hashes) {
        PerceptualHash stored = hashes.stored();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("algorithm", stored.algorithm());
        value.put("family", stored.family());
        value.put("hash", stored.text());
        value.put("quality", hashes.quality());
        Map<String, Object> turned = new LinkedHashMap<>();
        for (Orientation each : Orientation.values()) {
            PerceptualHash hash = hashes.hashes().get(each);
            if (hash != null && each != Orientation.STORED) {
                turned.put(each.id(), hash.text());
            }
        }
        if (!turned.isEmpty()) {
            value.put("turned", turned);
        }
        return value;
    }
}
