package org.lapwing.adapters.exiftool;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ExternalTool;
import org.lapwing.platform.api.tools.ToolRunner;
import org.lapwing.platform.api.tools.ToolStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All labels that ExifTool finds, but for those of the file system. A new version of the program looks again. */
@Component(service = Analyzer.class)
public final class MakerLabels implements Analyzer {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int MOST_OUTPUT = 4 << 20;
    private static final int MOST_LABELS = 2_000;
    private static final int LONGEST = 1_000;

    private final ToolRunner runner;
    private final ExternalTool tool;
    private final Texts texts;

    @Activate
    public MakerLabels(@Reference ToolRunner runner, @Reference Texts texts) {
        this.texts = texts;
        this.tool = new Exiftool(texts);
        this.runner = runner;
    }

    @Override
    public AnalyzerCard card() {
        ToolStatus status = runner.status(tool);
        return new AnalyzerCard(
                "exiftool.metadata",
                status.version() == null ? "1" : "1+" + status.version(),
                Set.of("image/*", "video/*"),
                AnalyzerCard.Cost.HEAVY,
                true,
                tool.purpose());
    }

    @Override
    public @Nullable String unavailable() {
        return runner.status(tool).problem();
    }

    @Override
    public boolean runsPrograms() {
        return true;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        byte[] answer = runner.run(
                tool,
                List.of(
                        "-config",
                        "",
                        "-json",
                        "-G1",
                        "-n",
                        "-fast",
                        "-charset",
                        "filename=UTF8",
                        "--System:all",
                        "--ExifTool:ExifToolVersion",
                        "--",
                        content.file().toString()),
                LIMIT,
                MOST_OUTPUT);
        Map<String, Object> labels;
        try {
            labels = labels(answer);
        } catch (IOException e) {
            throw new IOException(texts.get("answer"), e);
        }
        Object error = labels.remove("ExifTool:Error");
        if (error != null && labels.isEmpty()) {
            return;
        }
        if (!labels.isEmpty()) {
            findings.finding("exiftool.metadata", 1, Basis.READ, labels, 1, texts.get("read"));
        }
    }

    static Map<String, Object> labels(byte[] json) throws IOException {
        Map<String, Object> labels = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY || parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("ExifTool gave an answer that cannot be read.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME && labels.size() < MOST_LABELS) {
                String name = parser.currentName();
                JsonToken kind = parser.nextToken();
                if (kind.isStructStart()) {
                    parser.skipChildren();
                } else if (!name.equals("SourceFile") && kind != JsonToken.VALUE_NULL) {
                    labels.put(name, value(parser, kind));
                }
            }
        }
        return labels;
    }

    private static Object value(JsonParser parser, JsonToken kind) throws IOException {
        if (kind == JsonToken.VALUE_NUMBER_FLOAT) {
            return parser.getDoubleValue();
        }
        if (kind == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return parser.getLongValue();
        }
        if (kind.isBoolean()) {
            return parser.getBooleanValue();
        }
        String text = parser.getText();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
