package org.lapwing.platform.pipeline.tools;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Finds and runs the programs that the unit has installed. */
@Component
public final class InstalledTools implements ToolRunner {

    private static final Pattern ADDRESS = Pattern.compile(" @ 0x[0-9a-f]+");

    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final Duration FOR_VERSION = Duration.ofSeconds(10);
    private static final List<String> NO_NETWORK = List.of("unshare", "--user", "--map-root-user", "--net", "--");

    private final Texts texts;
    private final Function<String, @Nullable String> environment;
    private final Map<Asked, Known> known = new ConcurrentHashMap<>();
    private volatile @Nullable List<String> walls;

    @Activate
    public InstalledTools(@Reference Texts texts) {
        this(texts, System::getenv);
    }

    InstalledTools(Texts texts, Function<String, @Nullable String> environment) {
        this.texts = texts;
        this.environment = environment;
    }

    /** What is said of a program that is absent names what it is for, and several may use it. */
    private record Asked(String name, String purpose) {

        static Asked of(ExternalTool tool) {
            return new Asked(tool.name(), tool.purpose());
        }
    }

    private record Known(ToolStatus status, long since) {}

    @Override
    public ToolStatus status(ExternalTool tool) {
        Known before = known.get(Asked.of(tool));
        if (before != null && System.nanoTime() - before.since() < REMEMBERED.toNanos()) {
            return before.status();
        }
        ToolStatus now = look(tool);
        known.put(Asked.of(tool), new Known(now, System.nanoTime()));
        return now;
    }

    private ToolStatus look(ExternalTool tool) {
        String program = tool.versionCommand().getFirst();
        Path found = find(program);
        if (found == null) {
            return new ToolStatus(tool.name(), null, texts.get("tool.absent", program, tool.purpose(), tool.obtain()));
        }
        try {
            Box.Ended ended = box(
                    found,
                    tool.versionCommand().subList(1, tool.versionCommand().size()),
                    FOR_VERSION,
                    1 << 16);
            String version = new String(ended.output(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .findFirst()
                    .orElse("")
                    .strip();
            return ended.status() == 0 && !version.isEmpty()
                    ? new ToolStatus(tool.name(), version, null)
                    : new ToolStatus(
                            tool.name(),
                            null,
                            texts.get("tool.no.version", found.toString(), why(ended), tool.obtain()));
        } catch (IOException e) {
            return new ToolStatus(
                    tool.name(), null, texts.get("tool.unstartable", found.toString(), String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ToolStatus(tool.name(), null, texts.get("tool.interrupted", program));
        }
    }

    @Override
    public byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput)
            throws IOException, InterruptedException {
        Path found = find(tool.versionCommand().getFirst());
        if (found == null) {
            known.remove(Asked.of(tool));
            throw new IOException(texts.get("tool.gone", tool.name(), tool.obtain()));
        }
        Box.Ended ended = box(found, arguments, limit, maxOutput);
        if (ended.tooMuch()) {
            throw new IOException(texts.get("tool.flood", tool.name(), maxOutput));
        }
        if (ended.tooLong()) {
            throw new IOException(texts.get("tool.slow", tool.name(), limit.toSeconds()));
        }
        if (ended.status() != 0) {
            throw new IOException(texts.get("tool.failed", tool.name(), without(arguments, why(ended))));
        }
        return ended.output();
    }

    @Override
    public Running start(ExternalTool tool, List<String> arguments, Duration limit)
            throws IOException, InterruptedException {
        return start(tool, arguments, limit, List.of());
    }

    @Override
    public Running start(ExternalTool tool, List<String> arguments, Duration limit, long memory)
            throws IOException, InterruptedException {
        Path bounding = find("prlimit");
        return start(
                tool,
                arguments,
                limit,
                bounding == null ? List.of() : List.of(bounding.toString(), "--as=" + memory, "--"));
    }

    private Running start(ExternalTool tool, List<String> arguments, Duration limit, List<String> bounds)
            throws IOException, InterruptedException {
        Path found = find(tool.versionCommand().getFirst());
        if (found == null) {
            known.remove(Asked.of(tool));
            throw new IOException(texts.get("tool.gone", tool.name(), tool.obtain()));
        }
        List<String> command = new ArrayList<>(walls());
        command.addAll(bounds);
        command.add(found.toString());
        command.addAll(arguments);
        Box.Started started = Box.start(command, surroundings(), limit);
        return new Running() {
            @Override
            public InputStream output() {
                return started.output();
            }

            @Override
            public @Nullable String problem() throws InterruptedException {
                Box.Ended ended = started.ended();
                if (ended.tooLong()) {
                    return texts.get("tool.slow", tool.name(), limit.toSeconds());
                }
                return ended.status() == 0
                        ? null
                        : texts.get("tool.failed", tool.name(), without(arguments, why(ended)));
            }

            @Override
            public @Nullable String warning() throws InterruptedException {
                Box.Ended ended = started.ended();
                return ended.status() == 0 && !ended.errors().isEmpty() ? without(arguments, why(ended)) : null;
            }

            @Override
            public void close() {
                started.close();
            }
        };
    }

    /** Programs name the file by its place here and their parts by an address, which are others the next time. */
    private String without(List<String> arguments, String said) {
        String plain = said;
        for (String argument : arguments) {
            if (argument.contains(File.separator)) {
                plain = plain.replace(argument, texts.get("tool.file"));
            }
        }
        return ADDRESS.matcher(plain).replaceAll("");
    }

    private String why(Box.Ended ended) {
        String first = ended.errors().lines().findFirst().orElse("");
        return first.isEmpty()
                ? texts.get("tool.status", ended.status())
                : first.length() > 300 ? first.substring(0, 300) + "…" : first;
    }

    private Box.Ended box(Path program, List<String> arguments, Duration limit, int maxOutput)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(walls());
        command.add(program.toString());
        command.addAll(arguments);
        return Box.run(command, surroundings(), limit, maxOutput);
    }

    private Map<String, String> surroundings() {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("LC_ALL", "C.UTF-8");
        for (String name : List.of("PATH", "SystemRoot")) {
            String value = environment.apply(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** What takes the network away; empty where the system does not let us. Tried once. */
    private List<String> walls() throws InterruptedException {
        List<String> built = walls;
        if (built == null) {
            built = tryWalls();
            walls = built;
        }
        return built;
    }

    private List<String> tryWalls() throws InterruptedException {
        Path unshare = find(NO_NETWORK.getFirst());
        Path nothing = find("true");
        if (unshare == null || nothing == null) {
            return List.of();
        }
        List<String> prefix = new ArrayList<>(NO_NETWORK);
        prefix.set(0, unshare.toString());
        List<String> trial = new ArrayList<>(prefix);
        trial.add(nothing.toString());
        try {
            return Box.run(trial, surroundings(), FOR_VERSION, 1024).status() == 0 ? List.copyOf(prefix) : List.of();
        } catch (IOException e) {
            System.getLogger(InstalledTools.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "This system does not let a program be cut off from the network",
                            e);
            return List.of();
        }
    }

    /** On the search path only; never from the working folder. */
    private @Nullable Path find(String program) {
        String path = environment.apply("PATH");
        if (path == null || program.contains("/") || program.contains("\\")) {
            return null;
        }
        boolean windows = File.separatorChar == '\\';
        for (String part : path.split(File.pathSeparator)) {
            try {
                Path candidate = Path.of(part).resolve(windows ? program + ".exe" : program);
                if (candidate.isAbsolute() && Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                    return candidate;
                }
            } catch (InvalidPathException e) {
                // Such a part of the search path leads nowhere.
                continue;
            }
        }
        return null;
    }
}
