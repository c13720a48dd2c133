package org.lapwing.chat.risk;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.CueHit;
import org.lapwing.chat.api.CueReader;
import org.lapwing.platform.api.language.Cue;
import org.lapwing.platform.api.language.LanguagePack;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Reads with all installed packs: people mix languages. */
@Component
public final class PackCues implements CueReader {

    private record Pack(
            String language, List<Cue> cues, CueGate gate, Map<String, Integer> numbers, Misspellings misspellings) {}

    private final List<LanguagePack> bound = new ArrayList<>();
    private volatile @Nullable List<Pack> ready;

    @Activate
    public PackCues() {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public synchronized void bindPack(LanguagePack pack) {
        bound.add(pack);
        ready = null;
    }

    public synchronized void unbindPack(LanguagePack pack) {
        bound.removeIf(each -> each == pack);
        ready = null;
    }

    /** Made by the first message: a command that reads none does not wait for hundreds of patterns. */
    private List<Pack> packs() {
        List<Pack> packs = ready;
        return packs == null ? made() : packs;
    }

    private synchronized List<Pack> made() {
        List<Pack> packs = ready;
        if (packs == null) {
            packs = bound.stream().map(PackCues::pack).toList();
            ready = packs;
        }
        return packs;
    }

    private static Pack pack(LanguagePack pack) {
        return new Pack(
                pack.locale().toLanguageTag(),
                pack.cues(),
                new CueGate(pack.cues()),
                pack.numberWords(),
                new Misspellings(pack.keywords(), pack.commonWords()));
    }

    @Override
    public List<CueHit> read(String text) {
        Folded asWritten = Folded.of(text);
        List<CueHit> hits = new ArrayList<>();
        for (Pack pack : packs()) {
            Folded folded = pack.misspellings().mended(asWritten);
            BitSet possible = pack.gate().possible(folded.text());
            for (int i = possible.nextSetBit(0); i >= 0; i = possible.nextSetBit(i + 1)) {
                Cue cue = pack.cues().get(i);
                Matcher matcher = cue.pattern().matcher(folded.text());
                if (matcher.find()
                        && (cue.unless() == null
                                || !cue.unless().matcher(folded.text()).find())) {
                    hits.add(hit(cue, matcher, folded, pack));
                }
            }
        }
        hits.sort(Comparator.comparingInt(CueHit::start)
                .thenComparing(CueHit::code)
                .thenComparing(CueHit::language));
        return hits;
    }

    private static CueHit hit(Cue cue, Matcher matcher, Folded folded, Pack pack) {
        String value = cue.group() == null ? "" : value(matcher.group(cue.group()), pack.numbers());
        return new CueHit(
                cue.code(), value, pack.language(), folded.offsets()[matcher.start()], folded.offsets()[matcher.end()]);
    }

    /** Empty where the pattern matched without its group: a pack's mistake must not end the reading. */
    private static String value(@Nullable String written, Map<String, Integer> numbers) {
        if (written == null) {
            return "";
        }
        Integer number = numbers.get(written);
        return number == null ? written : number.toString();
    }
}
