package org.lapwing.media.near;

import java.io.IOException;
import java.io.OutputStream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.osgi.service.component.annotations.Component;

/** Indexes in memory, about 45 bytes a hash and slot tables of up to 450 MB where there are millions, and as large in files. */
@Component
public final class SlotIndexes implements NearIndexes {

    @Override
    public NearIndex over(Pdq256.Family family, Iterable<Pdq256> hashes) {
        HashWords words = HashWords.of(family, hashes);
        return SlotIndex.over(family, words, SlotIndex.slots(words.size()));
    }

    @Override
    public void write(Pdq256.Family family, Iterable<Pdq256> hashes, OutputStream out) throws IOException {
        HashWords words = HashWords.of(family, hashes);
        if (words.size() > MOST_WRITTEN) {
            throw new IllegalArgumentException("More than " + MOST_WRITTEN + " hashes are not written into one index");
        }
        IndexFile.write(words, SlotIndex.slots(words.size()), out);
    }

    @Override
    public NearIndex open(Pdq256.Family family, Stored stored) throws IOException {
        return IndexFile.open(family, stored);
    }
}
