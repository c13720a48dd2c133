package org.lapwing.media.near;

import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.osgi.service.component.annotations.Component;

/** Indexes in memory: about 45 bytes a hash and slot tables of up to 450 MB where there are millions. */
@Component
public final class SlotIndexes implements NearIndexes {

    @Override
    public NearIndex over(Pdq256.Family family, Iterable<Pdq256> hashes) {
        HashWords words = new HashWords();
        for (Pdq256 each : hashes) {
            if (each.of() != family) {
                throw new IllegalArgumentException("A hash of " + each.of() + " among those of " + family);
            }
            words.add(each);
        }
        words.trim();
        return new SlotIndex(family, words, SlotIndex.slots(words.size()));
    }
}
