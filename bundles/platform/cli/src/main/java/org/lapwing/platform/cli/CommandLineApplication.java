package org.lapwing.platform.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.api.vault.StoreFailure;
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
    private static final long PATIENCE_MILLIS = 3_000;

    /** The options by which commands take what is asked for. */
    private static final Map<Ground, String> OPTIONS =
            Map.of(Ground.REASON, "--why", Ground.RECIPIENT, "--to", Ground.PURPOSE, "--purpose");

    private final Texts texts;
    private final InstalledToolset toolset;
    private final Terminal terminal;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CommandSet> commandSets = List.of();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Persons persons;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Profile profile;

    private final Asking asking;
    private volatile boolean stopAsked;
    private volatile @Nullable Thread running;

    @Activate
    public CommandLineApplication(@Reference Texts texts, @Reference InstalledToolset toolset) {
        this(texts, toolset, List.of(), Terminal.ofProcess(), Asking.ofProcess());
    }

    CommandLineApplication(
            Texts texts, InstalledToolset toolset, List<CommandSet> commandSets, Terminal terminal, Asking asking) {
        this.texts = texts;
        this.toolset = toolset;
        this.commandSets = commandSets;
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
        StreamOutput output = new StreamOutput(terminal, options.json(), () -> stopAsked, this::progressWords);
        Outcome outcome;
        try {
            outcome = call(options, output);
            output.end();
        } catch (OutputClosed closed) {
            outcome = outputClosed(closed, output);
        } finally {
            running = null;
        }
        return outcome.exitCode();
    }

    @Override
    public void stop() {
        stopAsked = true;
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
        CommandTree tree = new CommandTree(texts, commands());
        try {
            return run(tree, tree.parse(helpFirst(options.words())), output);
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
            return failed(command, thrown, output);
        }
    }

    /** Where the keys were not at hand before anything was done, they are asked for, and it begins again. */
    private Outcome once(Command command, CommandTree.Call call, StreamOutput output) throws Exception {
        Path folder = Path.of(System.getProperty("user.dir"));
        ParsedInvocation invocation = new ParsedInvocation(call.words(), folder, () -> stopAsked);
        try {
            return command.body().run(invocation, output);
        } catch (PersonLocked | CaseUnavailable locked) {
            if (isLocked(locked) && !output.begun() && !stopAsked && keys(output)) {
                return command.body().run(invocation, output);
            }
            throw locked;
        }
    }

    private static boolean isLocked(Throwable failure) {
        return failure instanceof PersonLocked
                || (failure instanceof CaseUnavailable unavailable
                        && unavailable.reason() == CaseUnavailable.Reason.LOCKED);
    }

    /** The person may not, or cannot now; trying again alone does not help. */
    private static boolean isRefusal(CaseUnavailable failure) {
        return isLocked(failure) || failure.reason() == CaseUnavailable.Reason.NOT_A_MEMBER;
    }

    private boolean keys(StreamOutput output) throws Exception {
        Persons someone = persons;
        Profile theirs = profile;
        return someone != null && theirs != null && new Unlocking(texts, someone, theirs, asking).keys(output);
    }

    private Outcome failed(Command command, Throwable thrown, StreamOutput output) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case OutputClosed closed -> throw closed;
                case GroundsNeeded needed -> {
                    return asked(needed, needed.needed(), output);
                }
                case PolicyRefusal refusal -> {
                    return refused(refusal, output);
                }
                case ParsedInvocation.NoPath noPath -> {
                    output.note(texts.get("usage.path", String.valueOf(noPath.getMessage())));
                    return Outcome.USAGE;
                }
                case InterruptedException stopped -> {
                    output.note(texts.get("failed.stopped"));
                    return Outcome.NOT_FULLY;
                }
                case PersonLocked locked -> {
                    return refused(locked, output);
                }
                case PersonRefused refusal -> {
                    return refused(refusal, output);
                }
                case CaseLog.ReasonMissing missing -> {
                    return asked(missing, Set.of(missing.ground()), output);
                }
                case CaseUnavailable unavailable -> {
                    return isRefusal(unavailable) ? refused(unavailable, output) : notFully(unavailable, output);
                }
                case StoreFailure failure -> {
                    LOG.log(System.Logger.Level.WARNING, "The store failed", thrown);
                    return notFully(failure, output);
                }
                case UncheckedIOException wrapper -> {
                    // Its cause says it better.
                }
                case IOException failure -> {
                    LOG.log(System.Logger.Level.WARNING, "Reading or writing failed", thrown);
                    output.note(InputOutput.sentence(texts, failure));
                    return Outcome.NOT_FULLY;
                }
                default -> {
                    // Perhaps its cause is one that we know.
                }
            }
        }
        String words = String.join(" ", command.path());
        LOG.log(System.Logger.Level.ERROR, "The command " + words + " failed", thrown);
        output.note(texts.get("failed.unexpected", words));
        return Outcome.NOT_FULLY;
    }

    private Outcome asked(Exception refusal, Set<Ground> needed, StreamOutput output) {
        output.note(String.valueOf(refusal.getMessage()));
        needed.stream()
                .sorted()
                .forEach(ground -> output.note(texts.get("refused.option", OPTIONS.getOrDefault(ground, "--why"))));
        return Outcome.REFUSED;
    }

    private static Outcome refused(Exception refusal, StreamOutput output) {
        output.note(String.valueOf(refusal.getMessage()));
        return Outcome.REFUSED;
    }

    private static Outcome notFully(Exception failure, StreamOutput output) {
        output.note(String.valueOf(failure.getMessage()));
        return Outcome.NOT_FULLY;
    }

    private Outcome outputClosed(OutputClosed closed, StreamOutput output) {
        if (closed.readerHasGone()) {
            return Outcome.DONE;
        }
        output.note(texts.get("failed.output", String.valueOf(closed.getMessage())));
        return Outcome.NOT_FULLY;
    }

    private String progressWords(String stage, long done, long total, long failed) {
        return texts.get(total < 0 ? "progress.open" : "progress.of", stage, done, total, failed);
    }

    private OwnCommands own() {
        return new OwnCommands(texts, toolset);
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>(own().commands());
        commands.add(completion());
        for (CommandSet set : commandSets) {
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
                    CommandTree tree = new CommandTree(texts, commands());
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
