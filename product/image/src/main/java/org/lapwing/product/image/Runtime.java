package org.lapwing.product.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Java runtime for this system with the modules that bundles may use, linked from the JDK that builds. */
final class Runtime {

    private static final String MODULES = String.join(
            ",",
            "java.base,java.compiler,java.datatransfer,java.desktop,java.instrument,java.logging,java.management",
            "java.naming,java.net.http,java.prefs,java.scripting,java.security.jgss,java.sql,java.xml,java.xml.crypto",
            "jdk.charsets,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.dynalink,jdk.httpserver,jdk.incubator.vector",
            "jdk.localedata,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs");

    private Runtime() {}

    /** Leaves a runtime that is there already alone if the same JDK made it of the same modules. */
    static void link(Path folder) throws IOException, InterruptedException, BuildFailure {
        String madeOf = System.getProperty("java.vm.version") + "\n" + MODULES + "\n";
        Path note = folder.resolveSibling(folder.getFileName() + ".made-of");
        if (Files.isExecutable(folder.resolve("bin/java"))
                && Files.isRegularFile(note)
                && Files.readString(note).equals(madeOf)) {
            return;
        }
        delete(folder);
        Path parent = folder.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        String jlink = Path.of(System.getProperty("java.home"), "bin", "jlink").toString();
        Process process = new ProcessBuilder(List.of(
                        jlink,
                        "--add-modules",
                        MODULES,
                        "--output",
                        folder.toString(),
                        "--no-header-files",
                        "--no-man-pages",
                        "--generate-cds-archive"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new BuildFailure("The runtime for the archive could not be linked by " + jlink + ": " + said);
        }
        Files.writeString(note, madeOf);
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
