package org.lapwing.platform.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.Outcome;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.toolset.InstalledToolset;

/** What the command line says of the product itself. */
record OwnCommands(Texts texts, InstalledToolset toolset) {

    List<Command> commands() {
        return List.of(
                version(),
                new Command(
                        List.of("toolset", "list"),
                        texts.get("toolset.list.summary"),
                        List.of(),
                        (invocation, output) -> list(output)));
    }

    Command version() {
        return new Command(
                List.of("version"), texts.get("version.summary"), List.of(), (invocation, output) -> version(output));
    }

    private Outcome version(Output output) {
        String java = System.getProperty("java.version");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("name", "Lapwing");
        version.put("version", toolset.version());
        version.put("toolset", toolset.name());
        version.put("java", java);
        version.put("system", system);
        output.object(version);
        output.line(texts.get("version.line", toolset.version(), toolset.name()));
        output.line(texts.get("version.runtime", java, system));
        return Outcome.DONE;
    }

    private Outcome list(Output output) {
        output.rows();
        int wide = toolset.bundles().stream()
                .mapToInt(bundle -> bundle.symbolicName().length())
                .max()
                .orElse(0);
        for (InstalledToolset.InstalledBundle bundle : toolset.bundles()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", bundle.symbolicName());
            row.put("version", bundle.version());
            row.put("feature", bundle.feature());
            row.put("state", bundle.state());
            row.put("problem", bundle.problem());
            row.put("sha256", bundle.sha256());
            output.row(row);
            output.line("%s  %s  %s  %s"
                    .formatted(
                            padded(bundle.symbolicName(), wide),
                            padded(bundle.version(), 12),
                            padded(shortName(bundle.feature()), 12),
                            bundle.state()));
            if (!bundle.problem().isEmpty()) {
                output.line("    " + output.strong(bundle.problem()));
            }
        }
        return Outcome.DONE;
    }

    /** {@code platform} of {@code org.lapwing:org.lapwing.feature.platform:0.1.0}. */
    private static String shortName(String feature) {
        String[] parts = feature.split(":");
        String artifact = parts.length > 1 ? parts[1] : feature;
        return artifact.substring(artifact.lastIndexOf('.') + 1);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
