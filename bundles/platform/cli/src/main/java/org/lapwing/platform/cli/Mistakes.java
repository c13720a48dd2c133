package org.lapwing.platform.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.InstalledToolset;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Says what is wrong with the words of a call, and what to do. */
record Mistakes(Texts texts, InstalledToolset toolset) {

    private static final int NEAR = 2;

    List<String> explain(CommandLine.ParameterException mistake) {
        String command = mistake.getCommandLine().getCommandSpec().qualifiedName(" ");
        List<String> said = new java.util.ArrayList<>(
                switch (mistake) {
                    case CommandLine.MissingParameterException missing ->
                        missing.getMissing().isEmpty()
                                ? List.of(missing.getMessage())
                                : missing.getMissing().stream()
                                        .map(argument -> texts.get("usage.missing", named(argument)))
                                        .toList();
                    case CommandLine.OverwrittenOptionException twice ->
                        List.of(texts.get("usage.twice", named(twice.getOverwritten())));
                    case CommandLine.UnmatchedArgumentException unknown -> unknown(unknown, command);
                    default -> List.of(String.valueOf(mistake.getMessage()));
                });
        said.add(texts.get("usage.help", command));
        return said;
    }

    private static String named(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private List<String> unknown(CommandLine.UnmatchedArgumentException unknown, String command) {
        String word = unknown.getUnmatched().getFirst();
        boolean group = !unknown.getCommandLine().getSubcommands().isEmpty();
        if (!group || unknown.isUnknownOption()) {
            String key = unknown.isUnknownOption() ? "usage.option" : "usage.surplus";
            return List.of(texts.get(key, word, command));
        }
        List<String> said = new java.util.ArrayList<>();
        said.add(texts.get("usage.unknown", word, command, toolset.name()));
        List<String> near = unknown.getCommandLine().getSubcommands().keySet().stream()
                .filter(known -> known.startsWith(word) || changes(word, known) <= NEAR)
                .toList();
        if (!near.isEmpty()) {
            said.add(texts.get("usage.near", String.join(", ", near)));
        }
        toolset.bundles().stream()
                .filter(bundle -> !bundle.problem().isEmpty())
                .forEach(bundle -> said.add(texts.get("usage.off", bundle.problem())));
        return said;
    }

    /** How many letters to add, leave out or exchange to make one word of the other. */
    private static int changes(String from, String to) {
        int[] row = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
