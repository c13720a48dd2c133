package org.lapwing.platform.host;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends {@code java.util.logging}, and with it {@code System.Logger}, to a rotating file of JSON lines in the data folder and
 * nothing to the console. The file is opened when there is something to write.
 */
final class LogFiles extends Handler {

    private static final int BYTES_EACH = 2 << 20;
    private static final int FILES = 5;

    private final Path folder;
    private @Nullable Handler file;
    private boolean broken;

    private LogFiles(Path folder) {
        this.folder = folder;
        setLevel(Level.INFO);
    }

    static LogFiles install(Path folder) {
        LogManager.getLogManager().reset();
        LogFiles files = new LogFiles(folder);
        Logger.getLogger("").addHandler(files);
        return files;
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (isLoggable(record)) {
            Handler to = open();
            if (to != null) {
                to.publish(record);
            }
        }
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
            file = null;
        }
        broken = true;
    }

    private @Nullable Handler open() {
        if (file == null && !broken) {
            try {
                UserFolders.own(folder);
                // %u keeps the files of processes that run at the same time apart.
                String pattern = folder.toString().replace("%", "%%") + "/lapwing-%u.%g.jsonl";
                file = new FileHandler(pattern, BYTES_EACH, FILES, true);
                file.setFormatter(new JsonLines());
                file.setEncoding("UTF-8");
            } catch (IOException | LaunchFailure noLog) {
                broken = true; // The work goes on without a log; the console is not for this.
            }
        }
        return file;
    }

    /** One JSON object a line. */
    static final class JsonLines extends Formatter {

        private final long process = ProcessHandle.current().pid();

        @Override
        public String format(LogRecord record) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            line.put("at", record.getInstant().toString());
            line.put("level", record.getLevel().getName());
            line.put("process", process);
            line.put("logger", record.getLoggerName());
            line.put("message", formatMessage(record));
            Throwable failure = record.getThrown();
            if (failure != null) {
                StringWriter trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                line.put("failure", trace.toString());
            }
            return Json.write(line) + "\n";
        }
    }
}
