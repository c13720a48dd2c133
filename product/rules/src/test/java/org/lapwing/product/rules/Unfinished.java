package org.lapwing.product.rules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Work that is put off is written down where work is planned, not in a comment. */
final class Unfinished {

    /** In two halves each, so that this file has none. */
    private static final Pattern MARK = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME)\\b");

    private static final Pattern FILES = Pattern.compile(".*\\.(java|xml|sql|sh|bnd|md)|lapwing|verify");

    private Unfinished() {}

    static List<String> offences(Path root) throws IOException {
        List<String> offences = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return !folder.equals(root) && (name.equals("target") || name.startsWith("."))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (FILES.matcher(file.getFileName().toString()).matches()) {
                    marks(root.relativize(file).toString(), text(file), offences);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return offences;
    }

    private static void marks(String file, String text, List<String> offences) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (MARK.matcher(lines.get(i)).find()) {
                offences.add("Line " + (i + 1) + " of " + file + " puts work off: do it or plan it elsewhere.");
            }
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
