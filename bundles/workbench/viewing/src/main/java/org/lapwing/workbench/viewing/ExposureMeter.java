package org.lapwing.workbench.viewing;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import org.lapwing.workbench.api.widgets.Viewing.Exposure;

/**
 * What the person at the desk has looked at, day by day. It is theirs: it lies in their own folder, in no case and in no log, holds days
 * and figures and nothing else, and may be deleted at any time. One line a day: date,
 * reveals, milliseconds of media on the screen, milliseconds of looking with what lies between.
 */
final class ExposureMeter {

    private static final System.Logger LOG = System.getLogger(ExposureMeter.class.getName());
    private static final int DAYS_KEPT = 90;

    private final Path file;
    private final Clock clock;
    private final TreeMap<LocalDate, long[]> days = new TreeMap<>();

    /** @param folder the person's own */
    ExposureMeter(Path folder, Clock clock) {
        this.file = folder.resolve("exposure.txt");
        this.clock = clock;
        read();
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ");
                if (parts.length == 3 || parts.length == 4) {
                    long looked = parts.length == 4 ? Long.parseLong(parts[3]) : 0;
                    days.put(
                            LocalDate.parse(parts[0]),
                            new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2]), looked});
                }
            }
        } catch (IOException | RuntimeException spoiled) {
            LOG.log(Level.WARNING, "The exposure meter's file cannot be read; the meter starts from nothing.", spoiled);
            days.clear();
        }
    }

    synchronized void revealed() {
        today()[0]++;
    }

    synchronized void hidden(long millis) {
        today()[1] += Math.max(0, millis);
    }

    /** How long was looked today, with what lies between the pictures. */
    synchronized Duration looked() {
        return Duration.ofMillis(today()[2]);
    }

    synchronized void looked(Duration now) {
        today()[2] = now.toMillis();
    }

    synchronized Exposure exposure() {
        long[] today = today();
        return new Exposure((int) today[0], today[1] / 1000);
    }

    private long[] today() {
        return days.computeIfAbsent(LocalDate.now(clock), day -> new long[3]);
    }

    /** Keeps the figures; call it in the background. */
    synchronized void save() {
        LocalDate last = LocalDate.now(clock).minus(DAYS_KEPT, ChronoUnit.DAYS);
        days.headMap(last).clear();
        StringBuilder text = new StringBuilder();
        days.forEach((day, figures) -> text.append(day)
                .append(' ')
                .append(figures[0])
                .append(' ')
                .append(figures[1])
                .append(' ')
                .append(figures[2])
                .append('\n'));
        try {
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "exposure", ".tmp");
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The exposure meter could not be kept.", failure);
        }
    }
}
