package org.lapwing.product.badinput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds sockets that reach further than this machine's own files. When the JDK loads its library it makes three of the Internet's to
 * see which the system has, and closes them unused, whatever the program does then: so many for each Java that was started, closed
 * and unused, are let pass and no others. Before its first local socket it makes five more, to see which options of TCP the system has.
 * They are counted over all processes, as the system gives a thread's number again to another.
 */
final class Sockets {

    private static final int PROBES = 3;
    private static final int OPTIONS = 5;

    // A call that another thread cut in two is padded before what it gave.
    private static final Pattern MADE =
            Pattern.compile("^AF_INET6?, SOCK_STREAM, IPPROTO_IP\\) += \\d+<(socket:\\[\\d+])>$");
    private static final Pattern OPTION =
            Pattern.compile("^AF_INET6?, SOCK_STREAM, IPPROTO_TCP\\) += \\d+<(socket:\\[\\d+])>$");
    private static final Pattern JAVA = Pattern.compile("^\"[^\"]*/java\", .*\\) += 0$");

    /** With the call that made each. */
    private final Map<String, String> asked = new LinkedHashMap<>();

    private final Map<String, String> options = new LinkedHashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<String> further = new ArrayList<>();
    private int started;

    /**
     * @param name of a call that went well, or that uses a socket
     * @param rest its arguments and what it gave
     * @param line all of it
     */
    void see(String name, String rest, String line) {
        Matcher made = MADE.matcher(rest);
        Matcher option = OPTION.matcher(rest);
        if (name.equals("execve")) {
            started += JAVA.matcher(rest).matches() ? 1 : 0;
        } else if (name.equals("close")) {
            open.removeIf(rest::contains);
        } else if (name.equals("socket") && made.find()) {
            asked.put(made.group(1), line);
            open.add(made.group(1));
        } else if (name.equals("socket") && option.find()) {
            options.put(option.group(1), line);
            open.add(option.group(1));
        } else if (name.startsWith("socket") && !rest.startsWith("AF_UNIX")
                || rest.contains("sa_family=") && !rest.contains("sa_family=AF_UNIX")
                || !name.endsWith("sockopt") && options.keySet().stream().anyMatch(rest::contains)
                || !rest.contains("SO_REUSEPORT") && asked.keySet().stream().anyMatch(rest::contains)) {
            further.add(line);
        }
    }

    /** The calls that used a socket, left one open, or made more than the Javas that were started make. */
    List<String> further() {
        List<String> all = new ArrayList<>(further);
        open.forEach(socket -> all.add(asked.getOrDefault(socket, options.get(socket))));
        asked.values().stream().skip((long) started * PROBES).forEach(all::add);
        options.values().stream().skip((long) started * OPTIONS).forEach(all::add);
        return all;
    }
}
