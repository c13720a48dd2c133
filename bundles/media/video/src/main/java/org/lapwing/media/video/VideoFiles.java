package org.lapwing.media.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.LooseFiles;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.tools.ToolRunner;

/** Videos that are in no case. Nothing is kept of them. */
final class VideoFiles {

    private final Texts texts;
    private final LooseFiles files;
    private final Policy policy;
    private final ToolRunner tools;
    private final List<ImageHasher> hashers;

    VideoFiles(Texts texts, LooseFiles files, Policy policy, ToolRunner tools, List<ImageHasher> hashers) {
        this.texts = texts;
        this.files = files;
        this.policy = policy;
        this.tools = tools;
        this.hashers = List.copyOf(hashers);
    }

    /**
     * A video that was looked at.
     *
     * @param problems what of it was not, in sentences for people
     */
    record Looked(Content content, HashedVideo video, List<String> problems) {

        /** What the file is, whatever is in it. */
        Map<String, Object> digests(String word) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", word);
            row.put("md5", content.hashes().md5());
            row.put("sha1", content.hashes().sha1());
            row.put("sha256", content.id().sha256());
            row.put("mediaType", content.mediaType());
            return row;
        }
    }

    /**
     * Looks at a file.
     *
     * @param rateOf frames a second, by what the file says of itself
     * @param also is handed each frame too
     * @throws IOException in a sentence for people, where nothing of it can be looked at
     * @throws PolicyRefusal where the person may not run programs
     */
    Looked look(Path file, ToDoubleFunction<Container> rateOf, Consumer<Look> also)
            throws IOException, PolicyRefusal, InterruptedException {
        policy.permit(Function.TOOL_RUN, null, null, texts.get("command.reason"));
        Content content = files.open(file);
        Ffmpeg program = new Ffmpeg(texts);
        String absent = tools.status(program).problem();
        if (absent != null) {
            throw new IOException(absent);
        }
        FrameHasher hasher = FrameHasher.among(hashers).orElseThrow(() -> new IOException(texts.get("no.hasher")));
        Container container = Container.of(content.file(), tools, new Ffprobe(texts));
        double rate = rateOf.applyAsDouble(container);
        Gathering gathered = new Gathering(container, rate);
        Pass.Seen seen =
                new Pass(tools, program, hasher, Bounds.USUAL.asked(rate)).over(content.file(), gathered.andThen(also));
        HashedVideo video = gathered.end(seen);
        return new Looked(content, video, Troubles.of(video, texts));
    }
}
