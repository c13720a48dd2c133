package org.lapwing.product.badinput;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of hostile files and, for each, what a case must say of it. */
final class Pile {

    /**
     * What a case must say of one file.
     *
     * @param states one of which it must be in
     * @param words in its problem; empty for any problem, null where it may have none
     * @param inside whether a problem of something that it holds will do as well
     */
    record Said(Set<String> states, @Nullable String words, boolean inside) {

        private static final Set<String> ANY = Set.of("READ", "PARTIAL", "UNREADABLE", "SEALED");

        /** It is in the case; whether it can be read depends on what was broken. */
        static Said listed() {
            return new Said(ANY, null, false);
        }

        /** Strange and nothing wrong. */
        static Said read() {
            return new Said(Set.of("READ"), null, false);
        }

        /** Something is wrong, and it says so in these words. */
        static Said wrong(String words) {
            return new Said(Set.of("PARTIAL", "UNREADABLE", "SEALED"), words, false);
        }

        /** Something is wrong with it or with what it holds, and the case says what. */
        static Said damaged() {
            return new Said(ANY, "", true);
        }
    }

    /** Makes bytes. */
    interface Maker {
        byte[] bytes() throws IOException;
    }

    private final Path folder;
    private final Map<String, Said> said = new LinkedHashMap<>();
    private long files;

    Pile(Path folder) {
        this.folder = folder;
    }

    /** @param path under the folder, with slashes */
    Pile add(String path, byte[] bytes, Said must) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        files++;
        return expect(path, must);
    }

    Pile add(String path, String text, Said must) throws IOException {
        return add(path, Sound.utf8(text), must);
    }

    /**
     * Of a thing that is there already, or of one inside a container.
     *
     * @param path as the case shows it
     */
    Pile expect(String path, Said must) {
        if (said.put(path, must) != null) {
            throw new IllegalStateException("Twice: " + path);
        }
        return this;
    }

    Path folder() {
        return folder;
    }

    /** As a case shows them. */
    Map<String, Said> said() {
        return said;
    }

    /** Files of this folder that were written with bytes. */
    long files() {
        return files;
    }
}
