package org.lapwing.target.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the build files promise: one place for versions, and no artefact whose licence nobody looked at. */
class BuildFilesTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    @Test
    void every_artefact_of_the_bom_has_its_licence_checked() throws IOException {
        assertThat(artefacts(ROOT.resolve("target-platform/licences/pom.xml")))
                .as("dependencies of target-platform/licences, which must be all of target-platform/bom")
                .containsExactlyElementsOf(artefacts(ROOT.resolve("target-platform/bom/pom.xml")));
    }

    @Test
    void third_party_versions_stand_in_the_bom_alone() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"), 3)) {
            List<String> offenders = files.filter(file -> file.endsWith("pom.xml"))
                    .flatMap(file -> dependencies(file)
                            .filter(found -> !found.group(1).equals("org.lapwing")
                                    && found.group(3).contains("<version>"))
                            .map(found -> ROOT.relativize(file) + " gives " + found.group(2) + " a version of its own"))
                    .toList();
            assertThat(offenders).isEmpty();
        }
    }

    private static TreeSet<String> artefacts(Path pom) {
        TreeSet<String> names = new TreeSet<>();
        dependencies(pom)
                .filter(found -> !found.group(1).equals("org.lapwing"))
                .forEach(found -> names.add(found.group(1) + ":" + found.group(2)));
        return names;
    }

    private static Stream<MatchResult> dependencies(Path pom) {
        try {
            return DEPENDENCY.matcher(Files.readString(pom)).results();
        } catch (IOException e) {
            throw new IllegalStateException(pom + " cannot be read", e);
        }
    }
}
