package org.lapwing.product.badinput;

import static org.lapwing.product.badinput.Pile.Said.read;
import static org.lapwing.product.badinput.Pile.Said.wrong;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a folder can hold beside files, and names that are hard to say. Made by the system's own tools: Java cannot say them all. */
final class HostileFolder {

    private HostileFolder() {}

    /** @param secret a file that links lead to, which is no evidence */
    static void into(Pile pile, Desk desk, Path secret) throws Exception {
        names(pile, desk);
        links(pile, secret);
        things(pile, desk);
    }

    private static void names(Pile pile, Desk desk) throws Exception {
        Files.createDirectories(pile.folder().resolve("names"));
        // As printf makes them, and as a case shows them.
        String[][] names = {
            {"in\\377\\300valid.txt", "in\\xff\\xc0valid.txt"},
            {"con\\001trol\\177.txt", "con\\x01trol\\x7f.txt"},
            {"esc\\033[31m\\033]0;x\\007.txt", "esc\\x1b[31m\\x1b]0;x\\x07.txt"},
            {"new\\nline\\r.txt", "new\\x0aline\\x0d.txt"},
            {"CON", "CON"},
            {"NUL.txt", "NUL.txt"},
            {"COM1", "COM1"},
            {"trailing. ", "trailing. "},
            {"-rf", "-rf"},
            {"*?.txt", "*?.txt"},
            {"%%n%%s%%x", "%n%s%x"},
            {"quote\\047and\\042.txt", "quote'and\".txt"},
            {"back\\\\slash\\\\..\\\\x", "back\\slash\\..\\x"},
            {"!", "!"},
            {"photo\\342\\200\\256gpj.exe", "photo\\xe2\\x80\\xaegpj.exe"},
            {"\\342\\201\\246hidden\\342\\201\\251", "\\xe2\\x81\\xa6hidden\\xe2\\x81\\xa9"},
            {"zero\\342\\200\\213\\342\\200\\215", "zero\u200b\u200d"},
            {"n".repeat(255), "n".repeat(255)}
        };
        StringBuilder script = new StringBuilder("cd evidence/names\n");
        for (String[] name : names) {
            script.append("printf 'named %s' ".formatted(pile.said().size()))
                    .append(">\"$(printf -- '")
                    .append(name[0])
                    .append("')\"\n");
            pile.expect("names/" + name[1], read());
        }
        desk.sh(script.toString());
    }

    private static void links(Pile pile, Path secret) throws IOException {
        Path links = Files.createDirectories(pile.folder().resolve("links"));
        String[][] targets = {
            {"self", "self"},
            {"up", ".."},
            {"root", "/"},
            {"one", "two"},
            {"two", "one"},
            {"zero", "/dev/zero"},
            {"random", "/dev/urandom"},
            {"process", "/proc/self"},
            {"nowhere", "no/such/file"},
            {"secret", secret.toString()},
            {"long", "x/".repeat(1_500) + "y"}
        };
        for (String[] each : targets) {
            Files.createSymbolicLink(links.resolve(each[0]), Path.of(each[1]));
            pile.expect("links/" + each[0], wrong("not followed"));
        }
    }

    private static void things(Pile pile, Desk desk) throws Exception {
        Files.createDirectories(pile.folder().resolve("things/closed"));
        Files.writeString(pile.folder().resolve("things/closed/inner.txt"), "closed");
        Files.writeString(pile.folder().resolve("things/closed.txt"), "closed file");
        desk.sh("""
                cd evidence/things
                mkfifo pipe
                perl -MSocket -e 'socket(S, AF_UNIX, SOCK_STREAM, 0); bind(S, sockaddr_un("socket")) or die'
                truncate -s 2200M sparse.bin
                mknod device c 1 5 2>/dev/null || true
                """);
        pile.expect("things/pipe", wrong("")).expect("things/socket", wrong("")).expect("things/sparse.bin", read());
        if (Files.exists(pile.folder().resolve("things/device"))) {
            pile.expect("things/device", wrong(""));
        }
    }

    /** After the evidence was given to its owner. */
    static void close(Pile pile, Desk desk, boolean denied) throws Exception {
        desk.sh("chmod 000 evidence/things/closed evidence/things/closed.txt");
        if (denied) {
            pile.expect("things/closed", wrong("")).expect("things/closed.txt", wrong("may not be read"));
        }
    }
}
