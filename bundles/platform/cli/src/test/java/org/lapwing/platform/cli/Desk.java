package org.lapwing.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lapwing.platform.api.command.Command;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.command.Parameter;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.product.testkit.EnglishTexts;

/** A command line with streams that can be read afterwards. */
final class Desk {

    /** Failures that tests provoke need no place in the build's output. */
    private static final Logger QUIET = Logger.getLogger("org.lapwing.platform.cli");

    static {
        QUIET.setLevel(Level.OFF);
    }

    static final InstalledToolset TOOLSET = new InstalledToolset() {
        @Override
        public String name() {
            return "international";
        }

        @Override
        public String version() {
            return "0.1.0";
        }

        @Override
        public List<InstalledBundle> bundles() {
            return List.of(
                    new InstalledBundle("org.lapwing.platform.cli", "0.1.0", "platform", "aa", "ACTIVE", ""),
                    new InstalledBundle(
                            "org.lapwing.casework.triage",
                            "0.1.0",
                            "casework",
                            "bb",
                            "INSTALLED",
                            "Its bytes are not what was signed."));
        }
    };

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final CommandLineApplication application;

    Desk(Command... commands) {
        this(false, null, commands);
    }

    Desk(boolean screen, OutputStream instead, Command... commands) {
        CommandSet set = () -> List.of(commands);
        application = new CommandLineApplication(
                EnglishTexts.of(CommandLineApplication.class),
                TOOLSET,
                List.of(set),
                new Terminal(instead == null ? out : instead, err, screen, screen, 80),
                Asking.nobody());
    }

    int run(String... words) {
        return application.run(List.of(words));
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Command command(String path, List<Parameter> parameters, Command.Body body) {
        return new Command(List.of(path.split(" ")), "Does " + path + " to 100 %", parameters, body);
    }

    static Parameter parameter(String name, Parameter.Kind kind) {
        return new Parameter(name, kind, "100 % of " + name);
    }
}
