package org.lapwing.platform.cli;

import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Runs the one command that the process was called for. */
@Component(service = Application.class, property = "lapwing.application=cli")
public final class CommandLineApplication implements Application {

    private static final System.Logger LOG = System.getLogger(CommandLineApplication.class.getName());

    /** What is still running this long after it was asked to stop is interrupted: it may be waiting for something. */
    static final long PATIENCE_MILLIS = 3_000;

    private final Texts texts;
    private final InstalledToolset toolset;
    private final Terminal terminal;
    private final Function<ServiceReference<CommandSet>, @Nullable CommandSet> making;
    private final List<CommandSet> given;

    @Reference(
            service = CommandSet.class,
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC)
    private volatile List<ServiceReference<CommandSet>> offered = List.of();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Persons persons;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Profile profile;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable WriterDoor door;

    private final Asking asking;
    private volatile boolean stopAsked;
    private volatile @Nullable Thread running;

    @Activate
    public CommandLineApplication(@Reference Texts texts, @Reference InstalledToolset toolset, BundleContext context) {
        this(texts, toolset, context::getService, List.of(), Terminal.ofProcess(), Asking.ofProcess());
    }

    CommandLineApplication(
            Texts texts, InstalledToolset toolset, List<CommandSet> commandSets, Terminal terminal, Asking asking) {
        this(texts, toolset, none -> null, commandSets, terminal, asking);
    }

    private CommandLineApplication(
            Texts texts,
            InstalledToolset toolset,
            Function<ServiceReference<CommandSet>, @Nullable CommandSet> making,
            List<CommandSet> commandSets,
            Terminal terminal,
            Asking asking) {
        this.making = making;
        this.texts = texts;
        this.toolset = toolset;
        this.given = List.copyOf(commandSets);
        this.terminal = terminal;
        this.asking = asking;
    }

    CommandLineApplication with(Persons someone, Profile theirs) {
        this.persons = someone;
        this.profile = theirs;
        return this;
    }

    /** One that speaks into two streams instead of the process's own; for tests of commands. */
    public static CommandLineApplication speakingTo(
            OutputStream out, OutputStream err, Texts texts, InstalledToolset toolset, List<CommandSet> commandSets) {
        return new CommandLineApplication(
                texts, toolset, commandSets, new Terminal(out, err, false, false, 80), Asking.nobody());
    }

    @Override
    public int run(List<String> arguments) {
        running = Thread.currentThread();
        CommonOptions options = CommonOptions.of(arguments);
        StreamOutput output =
                new StreamOutput(terminal, options.json(), () -> stopAsked, new CommandEnds(texts)::progressWords);
        Outcome outcome;
        try {
            outcome = call(options, output);
            output.end();
            finishHanded();
        } catch (OutputClosed closed) {
            outcome = outputClosed(closed, output);
        } finally {
            running = null;
        }
        return outcome.exitCode();
    }

    /** What others handed over while the case was written here is done before the process ends. */
    private void finishHanded() {
        WriterDoor others = door;
        try {
            if (others != null) {
                others.finish();
            }
        } catch (InterruptedException stopped) {
            LOG.log(System.Logger.Level.DEBUG, "What was handed over is stopped with this process", stopped);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopAsked = true;
        WriterDoor others = door;
        if (others != null) {
            others.stopAll();
        }
        Thread thread = running;
        if (thread != null) {
            Thread.ofPlatform().daemon().name("lapwing-stop").start(() -> interruptLater(thread));
        }
    }

    private void interruptLater(Thread thread) {
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException endingAnyway) {
            Thread.currentThread().interrupt();
        }
        if (running == thread) {
            thread.interrupt();
        }
    }

    private Outcome call(CommonOptions options, StreamOutput output) {
        if (options.missing() != null) {
            output.note(texts.get("usage.missing", options.missing() + " FILE"));
            return Outcome.USAGE;
        }
        Persons someone = persons;
        if (someone != null && options.passphraseFile() != null) {
            try {
                someone.usePassphraseFile(
                        Path.of(System.getProperty("user.dir")).resolve(options.passphraseFile()));
            } catch (InvalidPathException noPath) {
                output.note(texts.get("usage.path", options.passphraseFile()));
                return Outcome.USAGE;
            }
        }
        List<String> words = helpFirst(options.words());
        CommandTree tree = new CommandTree(texts, commands(words));
        try {
            return run(tree, tree.parse(words), output);
        } catch (CommandLine.ParameterException mistake) {
            new Mistakes(texts, toolset).explain(mistake).forEach(output::note);
            return Outcome.USAGE;
        }
    }

    /** {@code help case create} is {@code case create --help}. */
    private static List<String> helpFirst(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("help")) {
            return words;
        }
        List<String> turned = new ArrayList<>(words.subList(1, words.size()));
        turned.add(CommandTree.HELP);
        return turned;
    }

    private Outcome run(CommandTree tree, CommandTree.Call call, StreamOutput output) {
        if (call.asks(CommandTree.HELP)) {
            if (output.json()) {
                output.object(tree.describe(call.spec()));
            } else {
                output.plain(tree.help(call.spec()));
            }
            return Outcome.DONE;
        }
        Command command = call.asks(CommandTree.VERSION) ? own().version() : call.command();
        if (command == null) {
            output.note(tree.help(call.spec()).stripTrailing());
            return Outcome.USAGE;
        }
        return perform(command, call, output);
    }

    private Outcome perform(Command command, CommandTree.Call call, StreamOutput output) {
        try {
            Outcome outcome = once(command, call, output);
            if (stopAsked && outcome == Outcome.DONE) {
                output.note(texts.get("failed.stopped"));
                return Outcome.NOT_FULLY;
            }
            return outcome;
        } catch (OutputClosed closed) {
            throw closed;
        } catch (Exception | LinkageError thrown) {
            return new CommandEnds(texts).failed(command, thrown, output);
        }
    }

    /** Where the keys were not at hand before anything was done, they are asked for, and it begins again. */
    private Outcome once(Command command, CommandTree.Call call, StreamOutput output) throws Exception {
        Path folder = Path.of(System.getProperty("user.dir"));
        ParsedInvocation invocation = new ParsedInvocation(call.words(), folder, () -> stopAsked);
        try {
            return hereOrHandedOver(command, invocation, output);
        } catch (PersonLocked | CaseUnavailable locked) {
            if (CommandEnds.isLocked(locked) && !output.begun() && !stopAsked && keys(output)) {
                return hereOrHandedOver(command, invocation, output);
            }
            throw locked;
        }
    }

    /** Where another process of the person writes the case, and nothing was done yet, that one does it. */
    private Outcome hereOrHandedOver(Command command, ParsedInvocation call, StreamOutput output) throws Exception {
        try {
            return command.body().run(call, output);
        } catch (CaseUnavailable unavailable) {
            Persons someone = persons;
            Profile theirs = profile;
            Path folder = unavailable.writtenElsewhere().orElse(null);
            if (folder == null || someone == null || theirs == null || output.begun() || stopAsked) {
                throw unavailable;
            }
            MeetingPlace place = MeetingPlace.of(System.getenv(), theirs.dataFolder("hand-over"));
            return new HandingOver(texts, someone, place)
                    .over(command, call, folder, output)
                    .orElseThrow(() -> unavailable);
        }
    }

    private boolean keys(StreamOutput output) throws Exception {
        Persons someone = persons;
        Profile theirs = profile;
        return someone != null && theirs != null && new Unlocking(texts, someone, theirs, asking).keys(output);
    }

    private Outcome outputClosed(OutputClosed closed, StreamOutput output) {
        if (closed.readerHasGone()) {
            return Outcome.DONE;
        }
        output.note(texts.get("failed.output", String.valueOf(closed.getMessage())));
        return Outcome.NOT_FULLY;
    }

    private OwnCommands own() {
        return new OwnCommands(texts, toolset);
    }

    /** @param words of the call: where some sets say that they have its first one, those that have others are not made */
    private List<Command> commands(List<String> words) {
        List<Command> commands = new ArrayList<>(own().commands());
        commands.add(completion());
        List<CommandSet> sets = new ArrayList<>(given);
        OfferedCommands.of(offered, words).map(making).filter(Objects::nonNull).forEach(sets::add);
        for (CommandSet set : sets) {
            try {
                commands.addAll(set.commands());
            } catch (RuntimeException | LinkageError bad) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "The commands of " + set.getClass().getName() + " are left out",
                        bad);
            }
        }
        return commands;
    }

    private Command completion() {
        return new Command(
                List.of("completion"),
                texts.get("completion.summary"),
                List.of(new Parameter("SHELL", Parameter.Kind.REQUIRED, texts.get("completion.shell"))),
                (invocation, output) -> {
                    String shell = invocation.required("SHELL");
                    if (!List.of("bash", "zsh").contains(shell)) {
                        output.note(texts.get("completion.unknown", shell));
                        return Outcome.USAGE;
                    }
                    CommandTree tree = new CommandTree(texts, commands(List.of()));
                    String script = AutoComplete.bash(CommandTree.NAME, tree.parser());
                    if (output.json()) {
                        output.object(Map.of("shell", shell, "script", script));
                    } else {
                        ((StreamOutput) output).plain(script);
                    }
                    return Outcome.DONE;
                });
    }
}
