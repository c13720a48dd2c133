package org.lapwing.product.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One archive for each system: Linux on x86_64 with a runtime inside, the others without and never started here. */
final class Archives {

    private final ImageBuild build;
    private final Features.Joined joined;
    private final Path folder;

    Archives(ImageBuild build, Features.Joined joined, Path folder) {
        this.build = build;
        this.joined = joined;
        this.folder = folder;
    }

    /** A system and how its people unpack. */
    private record Target(String name, String os, String arch, boolean zip) {}

    void make(Path image) throws IOException, InterruptedException, BuildFailure {
        Files.createDirectories(folder);
        for (Target target : List.of(
                new Target("linux-x86_64", "linux", "x86_64", false),
                new Target("linux-aarch64", "linux", "aarch64", false),
                new Target("windows-x86_64", "win32", "x86_64", true),
                new Target("macos-x86_64", "macosx", "x86_64", false),
                new Target("macos-aarch64", "macosx", "aarch64", false))) {
            make(target, image.resolveSibling("systems").resolve(target.name()));
        }
    }

    private void make(Target target, Path content) throws IOException, InterruptedException, BuildFailure {
        build.make(content, joined, target.os(), target.arch());
        boolean ours = target.os().equals(ImageBuild.thisOs()) && target.arch().equals(ImageBuild.thisArch());
        Map<String, Path> files = new LinkedHashMap<>();
        collect(content, "", files);
        if (ours) {
            Path runtime = content.resolveSibling("runtime-" + target.name());
            Runtime.link(runtime);
            collect(runtime, "runtime/", files);
        }
        Path readme = content.resolveSibling("README-" + target.name() + ".txt");
        Files.writeString(readme, readme(target, ours));
        files.put("README.txt", readme);
        String top = "lapwing-" + build.version() + "-" + target.name();
        Path archive = folder.resolve(top + (target.zip() ? ".zip" : ".tar.gz"));
        Path part = archive.resolveSibling(archive.getFileName() + ".part");
        if (target.zip()) {
            zip(part, top, files);
        } else {
            tar(part, top, files);
        }
        Files.move(part, archive, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void collect(Path from, String prefix, Map<String, Path> files) throws IOException {
        List<Path> found = new ArrayList<>();
        try (var walk = Files.walk(from)) {
            walk.filter(Files::isRegularFile).sorted().forEach(found::add);
        }
        for (Path file : found) {
            files.put(prefix + from.relativize(file).toString().replace('\\', '/'), file);
        }
    }

    private String readme(Target target, boolean ours) {
        String start = target.zip() ? "bin\\lapwing.cmd" : "bin/lapwing";
        String java = ours
                ? "It carries its own Java; nothing else is needed.\n"
                : "It needs Java 21 or newer (for example Temurin from https://adoptium.net).\n\n"
                        + "NEVER STARTED HERE: this archive was put together and its structure checked on another system. Nobody has\n"
                        + "started it on " + target.name() + " yet.\n";
        return "Lapwing " + build.version() + " for " + target.name() + "\n\nStart: " + start + "\nCommands: " + start
                + " --help\n\n" + java;
    }

    private static void tar(Path archive, String top, Map<String, Path> files) throws IOException {
        try (Tar tar = new Tar(archive)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                tar.add(top + "/" + file.getKey(), file.getValue(), Files.isExecutable(file.getValue()));
            }
        }
    }

    private static void zip(Path archive, String top, Map<String, Path> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(archive)))) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(top + "/" + file.getKey());
                entry.setLastModifiedTime(FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
                zip.putNextEntry(entry);
                Files.copy(file.getValue(), zip);
                zip.closeEntry();
            }
        }
    }
}
