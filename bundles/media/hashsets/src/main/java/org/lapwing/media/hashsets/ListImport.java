package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.ImportReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;

/** Reads one list of any format, which its first bytes tell, into sorted segments in a folder of its own. */
final class ListImport implements AutoCloseable {

    private static final int LOOKED_AT = 4096;
    private static final String LINE = "import.line";

    /** PDQ and SHA-256 have as many digits; a quality from 0 to 100 beside them tells them apart. */
    private static final Pattern PDQ = Pattern.compile("(?i)[0-9a-f]{64}\\s*,\\s*(\\d{1,2}|100)(\\s*,.*)?");

    private static final Map<String, String> PDQ_COLUMNS = Map.of("pdq", "1", "quality", "2");

    /** Below, a picture has too little to tell it from others. */
    private static final int LEAST_QUALITY = 50;

    private final Texts texts;
    private final Path list;
    private final Map<String, String> mapped;
    private final Intake intake;
    private String digest = "";

    /** @param mapped columns of a CSV whose header has names of its own; empty for all others */
    ListImport(Texts texts, Path list, Map<String, String> mapped, Path folder) {
        this.texts = texts;
        this.list = list;
        this.mapped = mapped;
        this.intake = new Intake(texts, folder);
    }

    void read(Progress progress) throws IOException, InterruptedException {
        long size = Files.size(list);
        try (ListFile file = new ListFile(list)) {
            Pace pace = new Pace(progress, list.getFileName().toString(), file, size, intake);
            byte[] first = file.first(LOOKED_AT);
            if (startsWith(first, RdsDatabase.MAGIC)) {
                RdsDatabase.read(texts, list, file.text(), intake, pace);
            } else if (startsWith(first, EnCaseList.MAGIC)) {
                EnCaseList.read(texts, list.toString(), size, file.text(), intake, pace);
            } else if (json(first)) {
                new MediaJson(texts, list.toString(), intake, pace).read(file.text());
            } else {
                lines(file, pace);
            }
            file.text().transferTo(java.io.OutputStream.nullOutputStream());
            pace.tell();
            digest = file.digest();
        }
        if (intake.entries() == 0) {
            throw new IOException(texts.get("import.nothing", list.toString()));
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean json(byte[] first) {
        int at = startsWith(first, ListFile.UTF8_MARK) ? ListFile.UTF8_MARK.length : 0;
        while (at < first.length && first[at] <= ' ' && first[at] >= 0) {
            at++;
        }
        return at < first.length && (first[at] == '{' || first[at] == '[');
    }

    private void lines(ListFile file, Pace pace) throws IOException, InterruptedException {
        Lines lines = new Lines(file.text());
        Columns columns = columns(lines);
        if (intake.scheme().isEmpty()) {
            intake.scheme(columns.scheme());
        }
        while (lines.advance()) {
            pace.step();
            line(lines, columns);
        }
    }

    /** Understands the first line that says anything; takes its hash if it is not a header. */
    private Columns columns(Lines lines) throws IOException {
        while (lines.advance()) {
            if (passedOver(lines)) {
                continue;
            }
            int shown = Math.min(lines.to(), lines.from() + LOOKED_AT);
            String line = new String(lines.bytes(), lines.from(), shown - lines.from(), StandardCharsets.UTF_8);
            if (line.startsWith("%%%% HASHDEEP")) {
                intake.scheme("hashdeep");
                continue;
            }
            if (Columns.positions(mapped) || PDQ.matcher(line.strip()).matches()) {
                Columns places = Columns.at(line, mapped.isEmpty() ? PDQ_COLUMNS : mapped);
                line(lines, places);
                return places;
            }
            Columns header = Columns.header(line.startsWith("%%%% ") ? line.substring(5) : line, mapped);
            if (header != null) {
                return header;
            }
            Columns plain = plain(lines);
            if (plain == null) {
                break;
            }
            line(lines, plain);
            return plain;
        }
        throw new IOException(texts.get(mapped.isEmpty() ? "import.no.list" : "import.no.columns", list.toString()));
    }

    private @Nullable Columns plain(Lines lines) {
        int from = lines.from() < lines.to() && lines.bytes()[lines.from()] == '\\' ? lines.from() + 1 : lines.from();
        int end = from;
        while (end < lines.to() && lines.bytes()[end] > ' ') {
            end++;
        }
        for (Algorithm each : Algorithm.exact()) {
            if (Hex.read(lines.bytes(), from, end, new byte[each.bytes()], 0, each.bytes())) {
                return Columns.plain(each);
            }
        }
        return null;
    }

    private static boolean passedOver(Lines lines) {
        int at = lines.from();
        while (at < lines.to() && lines.bytes()[at] <= ' ' && lines.bytes()[at] >= 0) {
            at++;
        }
        return !lines.tooLong() && (at == lines.to() || lines.bytes()[at] == '#');
    }

    private void line(Lines lines, Columns columns) throws IOException {
        if (passedOver(lines)) {
            return;
        }
        if (lines.tooLong()) {
            intake.unread(LINE, lines.number(), "import.line.long");
        } else if (!columns.split(lines.bytes(), lines.from(), lines.to())) {
            intake.unread(LINE, lines.number(), "import.line.quote");
        } else {
            hashes(lines, columns);
        }
    }

    private void hashes(Lines lines, Columns columns) throws IOException {
        int quality = quality(lines, columns);
        if (quality < 0) {
            intake.unread(LINE, lines.number(), "import.line.quality");
            return;
        }
        boolean poor = false;
        intake.begin();
        for (Algorithm each : Algorithm.values()) {
            int from = columns.from(each.ordinal());
            int to = columns.to(each.ordinal());
            while (to > from && lines.bytes()[to - 1] <= ' ' && lines.bytes()[to - 1] >= 0) {
                to--;
            }
            if (to > from && !each.isExact() && quality < LEAST_QUALITY) {
                poor = true;
            } else if (to > from && !intake.digits(each, lines.bytes(), from, to)) {
                intake.wrongDigits(LINE, lines.number(), each, to - from);
                return;
            }
        }
        if (intake.hasHash()) {
            intake.end(intake.labels().number(lines.bytes(), columns));
        } else {
            intake.unread(LINE, lines.number(), poor ? "import.line.poor" : "import.line.none", quality);
        }
    }

    /** 100 where the line says nothing of it, -1 where it says something else. */
    private static int quality(Lines lines, Columns columns) {
        if (columns.from(Columns.QUALITY) == columns.to(Columns.QUALITY)) {
            return 100;
        }
        try {
            int quality = Integer.parseInt(columns.text(lines.bytes(), Columns.QUALITY));
            return quality <= 100 ? Math.max(-1, quality) : -1;
        } catch (NumberFormatException other) {
            return -1;
        }
    }

    Intake intake() {
        return intake;
    }

    /** SHA-256 of the list's bytes. */
    String digest() {
        return digest;
    }

    ImportReport report() {
        return new ImportReport(intake.entries(), intake.skipped(), List.copyOf(intake.unread()));
    }

    @Override
    public void close() throws IOException {
        intake.close();
    }
}
