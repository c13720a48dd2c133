package org.lapwing.chat.conversations;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lapwing.chat.api.format.ChatFormat;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The chat formats that are installed now; they come and go with their bundles. */
@Component(service = InstalledFormats.class)
public final class InstalledFormats {

    private static final Logger LOG = System.getLogger(InstalledFormats.class.getName());

    /** A format must be surer than this. */
    private static final double CLAIM = 0.5;

    private final List<ChatFormat> formats = new CopyOnWriteArrayList<>();

    /**
     * The surest format of a source.
     *
     * @param others formats that are just as sure
     */
    record Choice(ChatFormat format, Detection detection, List<String> others) {}

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindFormat(ChatFormat format) {
        formats.add(format);
    }

    public void unbindFormat(ChatFormat format) {
        formats.remove(format);
    }

    List<ChatFormat> all() {
        return formats.stream().sorted(Comparator.comparing(ChatFormat::id)).toList();
    }

    /** The ids of all of them: an importer with other formats is another importer. */
    String signature() {
        return String.join("+", all().stream().map(ChatFormat::id).toList());
    }

    Optional<Choice> choose(ChatSource source) throws IOException {
        ChatFormat best = null;
        Detection sure = Detection.NO;
        List<String> others = new ArrayList<>();
        for (ChatFormat format : all()) {
            Detection detection = detect(format, source);
            if (detection.confidence() <= CLAIM || detection.confidence() < sure.confidence()) {
                continue;
            }
            if (best != null && detection.confidence() == sure.confidence()) {
                others.add(format.id());
                continue;
            }
            best = format;
            sure = detection;
            others.clear();
        }
        return best == null ? Optional.empty() : Optional.of(new Choice(best, sure, List.copyOf(others)));
    }

    /** A format that fails while it looks has not claimed anything. */
    private static Detection detect(ChatFormat format, ChatSource source) throws IOException {
        try {
            return format.detect(source);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(Level.WARNING, "The chat format " + format.id() + " failed to look at " + source.name(), e);
            return Detection.NO;
        }
    }
}
