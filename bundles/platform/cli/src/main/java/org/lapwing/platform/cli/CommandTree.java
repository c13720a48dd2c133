package org.lapwing.platform.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.language.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The commands of all bundles as one tree of words; the only place that knows the parser. */
final class CommandTree {

    static final String NAME = "lapwing";
    static final String HELP = "--help";
    static final String JSON = "--json";
    static final String VERSION = "--version";

    private static final System.Logger LOG = System.getLogger(CommandTree.class.getName());

    private final Texts texts;
    private final CommandLine root;

    CommandTree(Texts texts, List<Command> commands) {
        this.texts = texts;
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null).name(NAME);
        spec.usageMessage().description(literal(texts.get("help.root")));
        common(spec);
        spec.addOption(OptionSpec.builder(VERSION)
                .type(boolean.class)
                .description(texts.get("help.version"))
                .build());
        spec.addOption(file(CommonOptions.PASSPHRASE_FILE, "help.passphrase_file"));
        spec.addOption(file(CommonOptions.PIN_FILE, "help.pin_file"));
        grow(spec, sorted(commands), 0);
        this.root = new CommandLine(spec);
        root.setExpandAtFiles(false);
        root.setInterpolateVariables(false);
        root.setPosixClusteredShortOptionsAllowed(false);
        root.setTrimQuotes(false);
    }

    private OptionSpec file(String name, String key) {
        return OptionSpec.builder(name)
                .type(String.class)
                .arity("1")
                .paramLabel("FILE")
                .description(texts.get(key))
                .build();
    }

    CommandLine parser() {
        return root;
    }

    /** @throws CommandLine.ParameterException when the words are not understood */
    Call parse(List<String> words) {
        ParseResult result = root.parseArgs(words.toArray(String[]::new));
        while (result.hasSubcommand() && result.subcommand() != null) {
            result = result.subcommand();
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ArgSpec argument : result.matchedArgs()) {
            String name = argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
            values.put(name, argument.arity().max() == 0 ? List.of() : List.copyOf(argument.originalStringValues()));
        }
        CommandSpec spec = result.commandSpec();
        if (!values.containsKey(HELP) && !values.containsKey(VERSION)) {
            requireAll(spec, values);
        }
        return new Call(spec, spec.userObject() instanceof Command command ? command : null, values);
    }

    /** The parser lets a call pass that has none of its words where one of them may come several times. */
    private static void requireAll(CommandSpec spec, Map<String, List<String>> values) {
        List<ArgSpec> missing = new ArrayList<>();
        for (PositionalParamSpec each : spec.positionalParameters()) {
            if (each.arity().min() > 0 && !values.containsKey(each.paramLabel())) {
                missing.add(each);
            }
        }
        if (!missing.isEmpty()) {
            throw new CommandLine.MissingParameterException(spec.commandLine(), missing, "");
        }
    }

    String help(CommandSpec spec) {
        return spec.commandLine().getUsageMessage(Ansi.OFF);
    }

    Map<String, Object> describe(CommandSpec spec) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("command", spec.qualifiedName(" "));
        described.put(
                "summary", String.join(" ", spec.usageMessage().description()).replace("%%", "%"));
        if (spec.userObject() instanceof Command command) {
            described.put(
                    "parameters",
                    command.parameters().stream().map(CommandTree::describe).toList());
        }
        described.put("commands", List.copyOf(spec.subcommands().keySet()));
        return described;
    }

    private static Map<String, Object> describe(Parameter parameter) {
        return Map.of(
                "name", parameter.name(),
                "kind", parameter.kind().name(),
                "summary", parameter.summary());
    }

    /**
     * One call, understood.
     *
     * @param command null where the words name a group of commands or nothing at all
     */
    record Call(CommandSpec spec, @Nullable Command command, Map<String, List<String>> words) {

        boolean asks(String option) {
            return words.containsKey(option);
        }
    }

    /** By their words; of two with the same words the first counts. */
    private static List<Command> sorted(List<Command> commands) {
        Map<String, Command> byWords = new TreeMap<>();
        for (Command command : commands) {
            if (command.path().isEmpty() || byWords.putIfAbsent(String.join(" ", command.path()), command) != null) {
                LOG.log(System.Logger.Level.WARNING, "Two bundles offer the command {0}; the first counts.", command);
            }
        }
        return List.copyOf(byWords.values());
    }

    private void grow(CommandSpec parent, List<Command> commands, int depth) {
        Map<String, List<Command>> byWord = commands.stream()
                .filter(command -> command.path().size() > depth)
                .collect(Collectors.groupingBy(
                        command -> command.path().get(depth), LinkedHashMap::new, Collectors.toList()));
        byWord.forEach((word, below) -> {
            List<Command> exact = below.stream()
                    .filter(command -> command.path().size() == depth + 1)
                    .toList();
            CommandSpec spec = CommandSpec.wrapWithoutInspection(exact.isEmpty() ? null : exact.getFirst())
                    .name(word);
            exact.stream().findFirst().ifPresent(command -> describe(spec, command));
            common(spec);
            grow(spec, below, depth + 1);
            if (exact.isEmpty()) {
                String words = String.join(" | ", spec.subcommands().keySet());
                spec.usageMessage().description(literal(words));
            }
            parent.addSubcommand(word, spec);
        });
    }

    private void describe(CommandSpec spec, Command command) {
        spec.usageMessage().description(literal(command.summary()));
        int position = 0;
        for (Parameter parameter : command.parameters()) {
            if (parameter.option()) {
                spec.addOption(option(parameter));
            } else {
                spec.addPositional(positional(parameter, position++));
            }
        }
    }

    private static OptionSpec option(Parameter parameter) {
        OptionSpec.Builder builder = OptionSpec.builder(parameter.name()).description(parameter.summary());
        return switch (parameter.kind()) {
            case FLAG -> builder.type(boolean.class).arity("0").build();
            case OPTIONAL -> one(builder, parameter).build();
            case REQUIRED -> one(builder, parameter).required(true).build();
            case MANY ->
                builder.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1")
                        .paramLabel(label(parameter))
                        .build();
        };
    }

    private static OptionSpec.Builder one(OptionSpec.Builder builder, Parameter parameter) {
        return builder.type(String.class).arity("1").paramLabel(label(parameter));
    }

    private static String label(Parameter parameter) {
        return parameter.name().replaceFirst("^-+", "").toUpperCase(java.util.Locale.ROOT);
    }

    private static PositionalParamSpec positional(Parameter parameter, int position) {
        PositionalParamSpec.Builder builder =
                PositionalParamSpec.builder().paramLabel(parameter.name()).description(parameter.summary());
        return switch (parameter.kind()) {
            case MANY ->
                builder.index(position + "..*")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .build();
            case OPTIONAL ->
                builder.index(Integer.toString(position))
                        .type(String.class)
                        .arity("0..1")
                        .build();
            case REQUIRED, FLAG ->
                builder.index(Integer.toString(position))
                        .type(String.class)
                        .arity("1")
                        .build();
        };
    }

    private void common(CommandSpec spec) {
        spec.usageMessage()
                .synopsisHeading(texts.get("help.usage") + " ")
                .synopsisSubcommandLabel(texts.get("help.command"))
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%n" + literal(texts.get("help.commands")) + "%n")
                .sortOptions(false)
                .adjustLineBreaksForWideCJKCharacters(true)
                .width(100);
        spec.addOption(OptionSpec.builder(JSON)
                .type(boolean.class)
                .description(texts.get("help.json"))
                .build());
        spec.addOption(OptionSpec.builder("-h", HELP)
                .type(boolean.class)
                .usageHelp(true)
                .description(texts.get("help.help"))
                .build());
    }

    /** The parser takes the descriptions of commands, and headings, for format strings. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
