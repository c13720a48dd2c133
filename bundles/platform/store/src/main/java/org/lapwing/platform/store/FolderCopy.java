package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;

/** The files of a case that make it up, and a copy of them. Nobody may be writing the case meanwhile. */
final class FolderCopy {

    private static final int BUFFER = 1 << 20;

    /** In the folder itself; an area of the vault may hold a file of any name. */
    private static final Set<String> PASSING =
            Set.of("writer.lock", "writer.json", "case.db-shm", "keys.json.new", "keys.json.bak.new");

    private FolderCopy() {}

    /** Below the folder, in order of name; without locks, temporary files and what the database makes anew. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && belongs(folder.relativize(file))) {
                    found.add(folder.relativize(file));
                }
            }
        }
        return found;
    }

    static boolean belongs(Path relative) {
        String name = String.valueOf(relative.getFileName());
        if (relative.getNameCount() == 1) {
            return !PASSING.contains(name);
        }
        String area = relative.getName(relative.getNameCount() - 2).toString();
        return !relative.startsWith("scratch") && !(area.startsWith(".") && area.endsWith("-locks"));
    }

    /**
     * @param out absent; made when all is there
     * @throws CaseUnavailable when it is there
     */
    static void into(Path folder, Path out, Texts texts, Progress progress) throws IOException, CaseUnavailable {
        Path target = out.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new CaseUnavailable(Reason.NOT_EMPTY, texts.get("keeping.exists", target));
        }
        Path half = beside(target);
        boolean sound = false;
        try {
            Folders.makePrivate(half);
            List<Path> files = files(folder);
            for (int i = 0; i < files.size(); i++) {
                stopIfCancelled(progress, texts);
                progress.at(texts.get("keeping.copying"), i, files.size(), 0);
                copy(folder.resolve(files.get(i)), half.resolve(files.get(i)));
            }
            Folders.syncNames(half);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
            sound = true;
        } finally {
            if (!sound) {
                Folders.delete(half);
            }
        }
    }

    /** A new name in the same folder, where things are made before they get their own. */
    static Path beside(Path target) throws IOException {
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("There is nothing above " + target);
        }
        Files.createDirectories(parent);
        return parent.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    static void stopIfCancelled(Progress progress, Texts texts) throws IOException {
        if (progress.cancelled()) {
            throw new IOException(texts.get("keeping.cancelled"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Path parent = to.getParent();
        if (parent != null) {
            Folders.makePrivate(parent);
        }
        Files.createFile(to, Folders.ownerOnly(to, "rw-------"));
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
            }
        } catch (NoSuchFileException e) {
            throw new IOException(from + " went away while it was copied. Try again.", e);
        }
        sync(to);
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
