package org.lapwing.media.near;

import java.util.function.Consumer;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.Stack;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stacks by the hashes that are recorded of pictures; those of two families are never compared. */
@Component
public final class PictureStacks implements Stacks {

    private final NearIndexes indexes;

    @Activate
    public PictureStacks(@Reference NearIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public long tell(Case of, int radius, Progress progress, Consumer<Stack> told) {
        HashedPictures pictures = new HashedPictures(of, progress);
        for (HashedPictures.OfFamily each : pictures.families()) {
            NearIndex index = indexes.over(each.family(), each.hashes());
            new Stacking(index, each.contents(), each::orientations, radius).tell(progress, told);
        }
        return pictures.poor();
    }
}
