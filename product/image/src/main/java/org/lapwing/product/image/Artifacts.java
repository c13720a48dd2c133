package org.lapwing.product.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the build resolved: {@code group:artifact} to version and file. */
final class Artifacts {

    private final Map<String, Artifact> byName = new HashMap<>();

    /** @param list lines of {@code group:artifact:type:version:scope:file}, as the dependency plugin lists them */
    Artifacts(Path list) throws IOException {
        for (String line : Files.readAllLines(list)) {
            String plain = line.strip().replaceAll("\\u001b\\[[0-9;]*m", "").replaceFirst(" -- module .*", "");
            String[] parts = plain.split(":", 6);
            if (parts.length == 6 && parts[2].equals("jar")) {
                byName.put(parts[0] + ":" + parts[1], new Artifact(parts[0], parts[1], parts[3], Path.of(parts[5])));
            }
        }
    }

    /** @throws BuildFailure names the coordinates that nothing builds */
    Artifact find(String coordinates, String askedBy) throws BuildFailure {
        List<String> parts = List.of(coordinates.split(":"));
        Artifact artifact = parts.size() < 2 ? null : byName.get(parts.get(0) + ":" + parts.get(1));
        if (artifact == null) {
            throw new BuildFailure(askedBy + " names " + coordinates
                    + ", which is not there: mend the name, or add it to the dependencies of product/image/pom.xml.");
        }
        if (parts.size() > 2 && !parts.get(2).equals(artifact.version())) {
            throw new BuildFailure(askedBy + " names " + coordinates + ", but the build has version "
                    + artifact.version() + ": leave the version to the build.");
        }
        if (!Files.isRegularFile(artifact.file())) {
            throw new BuildFailure(
                    askedBy + " names " + coordinates + ", but " + artifact.file() + " is no jar: package it first.");
        }
        return artifact;
    }

    /** One jar that the build made or fetched. */
    record Artifact(String group, String name, String version, Path file) {

        String coordinates() {
            return group + ":" + name + ":" + version;
        }

        String fileName() {
            return name + "-" + version + ".jar";
        }
    }
}
