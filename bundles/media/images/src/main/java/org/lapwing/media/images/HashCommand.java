package org.lapwing.media.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.analysis.LooseFiles;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Invocation;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.tools.ToolRunner;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code hash}: the digests of files, and what the pictures among them look like. */
@Component(property = CommandSet.WORDS + "=hash")
public final class HashCommand implements CommandSet {

    private final Texts texts;
    private final LooseFiles files;
    private final Policy policy;
    private final ToolRunner tools;
    private final List<ImageHasher> hashers;
    private final NearIndexes near;

    @Activate
    public HashCommand(
            @Reference Texts texts,
            @Reference LooseFiles files,
            @Reference Policy policy,
            @Reference ToolRunner tools,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY)
                    List<ImageHasher> hashers,
            @Reference NearIndexes near) {
        this.near = near;
        this.texts = texts;
        this.files = files;
        this.policy = policy;
        this.tools = tools;
        this.hashers = List.copyOf(hashers);
    }

    @Override
    public List<Command> commands() {
        return List.of(new Command(
                List.of("hash"),
                texts.get("command.hash"),
                List.of(
                        new Parameter("FILE", Parameter.Kind.MANY, texts.get("command.hash.file")),
                        new Parameter("--family", Parameter.Kind.OPTIONAL, texts.get("command.hash.family")),
                        new Parameter("--like", Parameter.Kind.OPTIONAL, texts.get("command.hash.like")),
                        new Parameter("--all-orientations", Parameter.Kind.FLAG, texts.get("command.hash.all"))),
                this::hash));
    }

    private Outcome hash(Invocation call, Output output) throws InterruptedException {
        String family = call.value("--family").orElse("full");
        List<String> families = hashers.stream()
                .flatMap(each -> each.families().stream())
                .distinct()
                .toList();
        if (!families.isEmpty() && !families.contains(family)) {
            output.note(texts.get("command.hash.unknown", family, String.join(", ", families)));
            return Outcome.USAGE;
        }
        LikeList list = null;
        boolean whole = true;
        if (call.value("--like").isPresent()) {
            Path file = call.path(call.required("--like"));
            Optional<PdqList> read = read(file, family, output);
            if (read.isEmpty()) {
                return Outcome.NOT_FULLY;
            }
            whole = read.get().unread() == 0;
            list = new LikeList(read.get(), family(family), near);
        }
        output.rows();
        for (String word : call.values("FILE")) {
            if (call.cancelled()) {
                return Outcome.NOT_FULLY;
            }
            whole &= one(call.path(word), word, family, call.flag("--all-orientations"), list, output);
        }
        return whole ? Outcome.DONE : Outcome.NOT_FULLY;
    }

    private static Pdq256.Family family(String id) {
        return Arrays.stream(Pdq256.Family.values())
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Says what of the list cannot be matched; nothing where all of it cannot be read. */
    private Optional<PdqList> read(Path file, String family, Output output) {
        try {
            PdqList list = PdqList.read(file, family(family));
            if (list.unread() > 0) {
                output.note(texts.get("command.hash.like.unread", file, list.unread(), list.firstUnread()));
            }
            if (list.poor() > 0) {
                output.note(texts.get("command.hash.like.poor", file, list.poor(), PdqList.LEAST_QUALITY));
            }
            return Optional.of(list);
        } catch (IOException e) {
            output.note(texts.get("command.hash.like.none", file, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Whether nothing is missing of it. */
    private boolean one(Path file, String word, String family, boolean turned, @Nullable LikeList list, Output output)
            throws InterruptedException {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", word);
        Said said = new Said();
        try {
            Content content = files.open(file);
            row.put("md5", content.hashes().md5());
            row.put("sha1", content.hashes().sha1());
            row.put("sha256", content.id().sha256());
            row.put("mediaType", content.mediaType());
            if (ToolPictures.takes(content.mediaType())) {
                byProgram(content, said);
            } else if (content.mediaType().startsWith("image/")) {
                files.analyse(content, AskedHashes.ID, said);
            }
        } catch (IOException e) {
            said.problem(String.valueOf(e.getMessage()));
        }
        for (Map<String, ?> each : said.hashes) {
            if (family.equals(each.get("family"))) {
                row.put(String.valueOf(each.get("algorithm")), each.get("hash"));
                row.put("quality", each.get("quality"));
                row.put("family", family);
                if (turned && each.get("turned") != null) {
                    row.put("turned", each.get("turned"));
                }
                if (list != null && "pdq".equals(each.get("algorithm"))) {
                    row.put("like", list.like(each));
                }
            }
        }
        row.putAll(said.picture);
        if (!said.problems.isEmpty()) {
            row.put("problems", said.problems);
            said.problems.forEach(each -> output.note(texts.get("command.hash.problem", word, each)));
        }
        output.row(row);
        lines(row, output);
        return said.problems.isEmpty();
    }

    private void byProgram(Content content, Said said) throws IOException, InterruptedException {
        try {
            policy.permit(Function.TOOL_RUN, null, null, texts.get("command.hash.why"));
        } catch (PolicyRefusal e) {
            said.problem(String.valueOf(e.getMessage()));
            return;
        }
        ToolPictures pictures = new ToolPictures(tools, texts, Hashers.every(hashers));
        String absent = pictures.unavailable();
        if (absent == null) {
            pictures.analyze(content, said);
        } else {
            said.problem(absent);
        }
    }

    /** One line for each hash, so that a line can be found and compared. */
    private void lines(Map<String, Object> row, Output output) {
        if (row.size() > 1) {
            output.line(output.strong(String.valueOf(row.get("file"))));
        }
        row.forEach((name, value) -> {
            if (value instanceof Map<?, ?> turned) {
                turned.forEach((orientation, hash) -> output.line("  " + orientation + "  " + hash));
            } else if (value instanceof List<?> like && name.equals("like")) {
                like.forEach(each -> output.line("  " + texts.get("command.hash.like.line", values(each))));
            } else if (!name.equals("file") && !name.equals("problems")) {
                output.line("  " + name + "  " + value);
            }
        });
    }

    private static Object[] values(Object row) {
        return row instanceof Map<?, ?> map ? map.values().toArray() : new Object[0];
    }

    /** What was said of one picture. */
    private static final class Said implements FindingSink {

        private final List<Map<String, ?>> hashes = new ArrayList<>();
        private final Map<String, Object> picture = new LinkedHashMap<>();
        private final List<String> problems = new ArrayList<>();

        @Override
        public void finding(
                String kind, int version, Basis basis, Map<String, ?> value, double confidence, String explanation) {
            if (kind.equals(MediaFindings.PERCEPTUAL_HASH)) {
                hashes.add(value);
            } else {
                for (String name : List.of("width", "height", "orientation")) {
                    fact(name, value.get(name));
                }
            }
        }

        private void fact(String name, @Nullable Object value) {
            if (value != null) {
                picture.put(name, value);
            }
        }

        @Override
        public void derived(String kind, byte[] bytes) {
            // Nothing is kept of a file that is in no case.
        }

        @Override
        public void text(CharSequence text) {
            // Nor is it indexed.
        }

        @Override
        public void problem(String sentence) {
            problems.add(sentence);
        }
    }
}
