package org.lapwing.evidence.disks;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code fls -r -p -l -z UTC}.
 *
 * @param kind {@code r} for a file, {@code l} for a link and so on, by the file's own record, or by its name where that is gone
 * @param deleted whether the file system has given it up
 * @param reused whether its place was given to another file since
 * @param address of its record, {@code 0} where it has none
 * @param path as it stands on the disk, byte by byte
 */
record Listed(
        char kind,
        boolean deleted,
        boolean reused,
        String address,
        String path,
        @Nullable Instant modified,
        long size) {

    private static final String TIME = "(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) \\([A-Z]+\\)";
    private static final Pattern LINE = Pattern.compile(
            "(\\S)/(\\S) (\\* )?([0-9-]+)(\\(realloc\\))?:\\t(.*)\\t" + TIME + "\\t" + TIME + "\\t" + TIME + "\\t"
                    + TIME + "\\t(\\d{1,19})\\t\\d+\\t\\d+",
            Pattern.DOTALL);

    /** Null for a line that is not understood. */
    static @Nullable Listed of(String line) {
        Matcher found = LINE.matcher(line);
        if (!found.matches()) {
            return null;
        }
        char kind = found.group(2).charAt(0) == '-'
                ? found.group(1).charAt(0)
                : found.group(2).charAt(0);
        String digits = found.group(11);
        long size = digits.length() > 18 ? Long.MAX_VALUE : Long.parseLong(digits);
        return new Listed(
                kind,
                found.group(3) != null,
                found.group(5) != null,
                found.group(4),
                found.group(6),
                time(found.group(7)),
                size);
    }

    private static @Nullable Instant time(String written) {
        if (written.startsWith("0000")) {
            return null;
        }
        try {
            return Instant.parse(written.replace(' ', 'T') + "Z");
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What is no directory entry of the file system's user. */
    boolean isMade() {
        return kind == 'v' || kind == 'V' || path.endsWith("(Volume Label Entry)");
    }
}
