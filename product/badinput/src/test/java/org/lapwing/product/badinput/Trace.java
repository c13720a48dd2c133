package org.lapwing.product.badinput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the system wrote down of the calls of a program and of all that it started. */
final class Trace {

    /** The calls that must be watched for it. */
    static final String CALLS =
            "network,execve,close,openat,open,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,"
                    + "symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat,chown,lchown,fchownat,utime,utimes,utimensat,"
                    + "setxattr";

    private static final Pattern CALL = Pattern.compile("^(?:\\d+ +)?(\\w+)\\((.*)");
    private static final Pattern PATH = Pattern.compile("(?:(?:AT_FDCWD|\\d+)<([^>]*)>, )?\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Whether it went well or not: without a network a call of somebody fails, and is one all the same. */
    private static final Pattern USED =
            Pattern.compile("connect|bind|accept4?|listen|send.*|recv.*|[gs]etsockopt|get(sock|peer)name|shutdown");

    private static final Pattern JUDGED = Pattern.compile("socket(pair)?|execve|close|" + USED);
    private static final Pattern OPENED = Pattern.compile("O_CREAT|O_WRONLY|O_RDWR|O_TRUNC");

    private final Path cwd;
    private final Map<String, String> halves = new HashMap<>();
    private final Sockets sockets = new Sockets();
    private final List<String> changed = new ArrayList<>();

    Trace(Path cwd) {
        this.cwd = cwd;
    }

    /** One line, as the system's own tool writes it with the number of its thread. */
    void read(String line) {
        String whole = whole(line);
        if (whole != null) {
            judge(whole);
        }
    }

    /** Calls that reach, or could reach, further than this machine's own files. */
    List<String> sockets() {
        return sockets.further();
    }

    /** Absolute paths. */
    List<String> changed() {
        return changed;
    }

    /** Calls of several threads come in halves; null for the first of them. */
    private @Nullable String whole(String line) {
        String thread = line.split(" ")[0];
        int cut = line.indexOf(" <unfinished ...>");
        if (cut >= 0) {
            halves.put(thread, line.substring(0, cut));
            return null;
        }
        int resumed = line.indexOf(" resumed>");
        String begun = resumed < 0 ? null : halves.remove(thread);
        return begun == null ? line : begun + line.substring(resumed + " resumed>".length());
    }

    private void judge(String line) {
        Matcher call = CALL.matcher(line);
        if (!call.find()) {
            return;
        }
        String name = call.group(1);
        String rest = call.group(2);
        if (line.contains(" = -1 E") && !USED.matcher(name).matches()) {
            return;
        }
        if (JUDGED.matcher(name).matches()) {
            sockets.see(name, rest, line);
        } else if (!name.startsWith("open") || OPENED.matcher(rest).find()) {
            Matcher path = PATH.matcher(rest);
            while (path.find()) {
                Path folder = path.group(1) == null ? cwd : Path.of(path.group(1));
                changed.add(folder.resolve(path.group(2)).normalize().toString());
            }
        }
    }
}
