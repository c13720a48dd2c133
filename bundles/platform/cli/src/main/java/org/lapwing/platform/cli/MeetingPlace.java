package org.lapwing.platform.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where processes of one user on one machine meet: a folder that only the user enters, the system's for running processes or, where
 * there is none, one in the profile. Never in the folder of a case, which may be on a share.
 */
final class MeetingPlace {

    /** The operating systems allow about a hundred bytes. */
    private static final int LONGEST = 100;

    private final List<Path> folders;
    private final Path own;

    private MeetingPlace(List<Path> folders, Path own) {
        this.folders = folders;
        this.own = own;
    }

    /** @param own folder in the profile */
    static MeetingPlace of(Map<String, String> environment, Path own) {
        List<Path> folders = new ArrayList<>();
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && runtime.startsWith("/")) {
            folders.add(Path.of(runtime, "lapwing"));
        }
        folders.add(own);
        return new MeetingPlace(folders, own);
    }

    /** Sockets by which the writer of a case may be reached, best first. */
    List<Path> sockets(Path caseFolder) throws IOException {
        String name = "w-" + fingerprint(caseFolder.toRealPath()) + ".sock";
        List<Path> sockets = new ArrayList<>();
        for (Path folder : folders) {
            Path socket = folder.resolve(name);
            if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST && isOurs(folder)) {
                sockets.add(socket);
            }
        }
        return sockets;
    }

    /** The socket at which this process is to listen; empty where there is no fit place. */
    Optional<Path> listenAt(Path caseFolder) throws IOException {
        for (Path folder : folders) {
            Path parent = folder.getParent();
            if (parent != null && Files.isDirectory(parent) && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                make(folder, parent);
            }
        }
        return sockets(caseFolder).stream().findFirst();
    }

    private static void make(Path folder, Path parent) throws IOException {
        if (posix(parent)) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder); // The profile of a user is closed to others on such systems.
        }
    }

    /** A folder, no link to one, of who owns the profile, and closed to all others. */
    private boolean isOurs(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(own))
                    && (!posix(folder)
                            || PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))
                                    .endsWith("------"));
        } catch (IOException | UnsupportedOperationException cannotTell) {
            return false;
        }
    }

    static boolean posix(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
    }

    private static String fingerprint(Path folder) {
        try {
            byte[] path = folder.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(path), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
