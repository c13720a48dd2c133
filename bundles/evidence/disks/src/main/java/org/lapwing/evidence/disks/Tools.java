package org.lapwing.evidence.disks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;

/** Runs the programs on one image. */
record Tools(ToolRunner runner, Texts texts) {

    private static final Duration SHORT = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofDays(2);
    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_LINE = 64 << 10;

    /** Why images cannot be read here, as a sentence; null where they can. */
    @Nullable
    String unavailable() {
        return runner.status(Program.sleuthkit("fls", texts)).problem();
    }

    /**
     * What a program prints, line by line in ISO 8859-1, that is, byte by byte.
     *
     * @param problem null where the program ended well
     */
    record Said(List<String> lines, @Nullable String problem) {}

    Said ask(ExternalTool program, List<String> arguments) throws IOException, InterruptedException {
        return said(program, arguments, SHORT);
    }

    /** Whether the programs open an image in this form. */
    boolean open(Path image, String option) throws IOException, InterruptedException {
        return ask("img_stat", "-i", option, image.toString()).problem() == null;
    }

    /** For programs that read the whole image. */
    Said askPatiently(ExternalTool program, List<String> arguments) throws IOException, InterruptedException {
        return said(program, arguments, LONG);
    }

    private Said said(ExternalTool program, List<String> arguments, Duration limit)
            throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (ToolRunner.Running running = runner.start(program, arguments, limit)) {
            Lines all = new Lines(running.output());
            for (String line = all.next(); line != null && lines.size() < MOST_LINES; line = all.next()) {
                lines.add(line);
            }
            return new Said(lines, running.problem());
        }
    }

    ToolRunner.Running stream(String program, List<String> arguments) throws IOException, InterruptedException {
        return runner.start(Program.sleuthkit(program, texts), arguments, LONG);
    }

    Said ask(String program, String... arguments) throws IOException, InterruptedException {
        return ask(Program.sleuthkit(program, texts), List.of(arguments));
    }

    /** Lines of bounded length. */
    static final class Lines {

        private final InputStream in;

        Lines(InputStream in) {
            this.in = new BufferedInputStream(in, 64 << 10);
        }

        @Nullable
        String next() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int b = in.read();
            if (b < 0) {
                return null;
            }
            for (; b >= 0 && b != '\n'; b = in.read()) {
                if (line.size() < LONGEST_LINE) {
                    line.write(b);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
