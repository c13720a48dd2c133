package org.lapwing.media.near;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.near.CommonParts;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Of the small copies that were derived when the evidence was added; of pictures that look alike as a whole, of one. */
@Component
public final class PartFinder implements CommonParts {

    private final NearIndexes indexes;
    private final Stacks stacks;

    @Activate
    public PartFinder(@Reference NearIndexes indexes, @Reference Stacks stacks) {
        this.indexes = indexes;
        this.stacks = stacks;
    }

    @Override
    public long tell(Case of, Progress progress, Consumer<Common> told) {
        List<ContentId> firsts = new ArrayList<>();
        stacks.tell(of, NearIndex.USUAL_RADIUS, progress, stack -> firsts.add(stack.first()));
        return new PartSearch(indexes, firsts.size(), number -> small(of, firsts.get(number)))
                .tell(
                        progress,
                        (first, second, part) -> told.accept(new Common(
                                firsts.get(first),
                                firsts.get(second),
                                part.points(),
                                part.ofFirst(),
                                part.ofSecond(),
                                part.agreement(),
                                Math.floorMod(Math.round((float) part.turned()), 360),
                                part.mirrored())));
    }

    private static Optional<BufferedImage> small(Case in, ContentId content) {
        return in.findings().derived(content, MediaFindings.THUMBNAIL).flatMap(PartFinder::read);
    }

    private static Optional<BufferedImage> read(byte[] jpeg) {
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(jpeg)));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }
}
