package org.lapwing.media.video;

import java.util.List;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.analysis.LooseFiles;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.tools.ToolRunner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code video}: what the frames of videos look like, and which videos are alike. */
@Component(property = CommandSet.WORDS + "=video")
public final class VideoCommands implements CommandSet {

    private final List<Command> commands;

    @Activate
    public VideoCommands(
            @Reference Texts texts,
            @Reference LooseFiles loose,
            @Reference Policy policy,
            @Reference ToolRunner tools,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers,
            @Reference CaseStore cases,
            @Reference Consultations consultations,
            @Reference NearIndexes indexes) {
        VideoFiles files = new VideoFiles(texts, loose, policy, tools, hashers);
        commands = List.of(
                new HashVideos(texts, files).command(),
                new CompareVideos(texts, files, indexes).command(),
                new LikeVideos(texts, files, indexes, cases, consultations).command(),
                new StackVideos(texts, indexes, cases, consultations).command());
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
