package org.lapwing.product.badinput;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the system wrote down of the calls of a program and of all that it started. */
final class Trace {

    /** The calls that must be watched for it. */
    static final String CALLS =
            "network,execve,close,openat,open,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,"
                    + "symlinkat,unlink,unlinkat,rmdir,truncate,chmod,fchmodat,chown,lchown,fchownat,utime,utimes,utimensat,"
                    + "setxattr,clone,clone3,fork,vfork,pivot_root,chdir,fchdir";

    private static final Pattern CALL = Pattern.compile("^(?:\\d+ +)?(\\w+)\\((.*)");
    private static final Pattern PATH = Pattern.compile("(?:(?:AT_FDCWD|\\d+)<([^>]*)>, )?\"((?:[^\"\\\\]|\\\\.)*)\"");
    /** Whether it went well or not: without a network a call of somebody fails, and is one all the same. */
    private static final Pattern USED =
            Pattern.compile("connect|bind|accept4?|listen|send.*|recv.*|[gs]etsockopt|get(sock|peer)name|shutdown");

    private static final Pattern JUDGED = Pattern.compile("socket(pair)?|execve|close|" + USED);
    private static final Pattern VIEWS = Pattern.compile("clone3?|v?fork|pivot_root|f?chdir");
    private static final Pattern OPENED = Pattern.compile("O_CREAT|O_WRONLY|O_RDWR|O_TRUNC");

    private final Map<String, Half> halves = new HashMap<>();
    private final Sockets sockets = new Sockets();
    private final Views views;
    private final List<Change> changes = new ArrayList<>();
    private int number;

    private record Half(String text, int number) {}

    private record Change(String thread, int number, Path path) {}

    Trace(Path cwd) {
        views = new Views(cwd);
    }

    /** One line, as the system's own tool writes it with the number of its thread. */
    void read(String line) {
        number++;
        String thread = line.split(" ")[0];
        int cut = line.indexOf(" <unfinished ...>");
        if (cut >= 0) {
            halves.put(thread, new Half(line.substring(0, cut), number));
            return;
        }
        // Calls of several threads come in halves.
        int resumed = line.indexOf(" resumed>");
        Half begun = resumed < 0 ? null : halves.remove(thread);
        if (begun == null) {
            judge(line, thread, number);
        } else {
            judge(begun.text() + line.substring(resumed + " resumed>".length()), thread, begun.number());
        }
    }

    /** Calls that reach, or could reach, further than this machine's own files. */
    List<String> sockets() {
        return sockets.further();
    }

    /** Absolute paths, but for those of a worker that has a disk of its own in memory. */
    List<String> changed() {
        return changes.stream()
                .filter(change -> !views.own(change.thread(), change.number()))
                .map(change -> views.folder(change.thread(), change.number()).resolve(change.path()))
                .map(path -> path.normalize().toString())
                .toList();
    }

    private void judge(String line, String thread, int begun) {
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
        } else if (VIEWS.matcher(name).matches()) {
            views.see(name, thread, begun, rest);
        } else if (!name.startsWith("open") || OPENED.matcher(rest).find()) {
            Matcher path = PATH.matcher(rest);
            if (name.startsWith("symlink")) {
                // What it leads to is a text.
                path.find();
            }
            while (path.find()) {
                String folder = path.group(1) == null ? "" : path.group(1);
                changes.add(new Change(thread, begun, Path.of(folder).resolve(path.group(2))));
            }
        }
    }
}
