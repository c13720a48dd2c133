package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.host.Json;

/** The archives, unpacked as a person unpacks them. They are made with the profile dist only. */
class ArchivesTest {

    private static final Path ARCHIVES =
            Path.of("..", "target", "archives").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "linux-x86_64,   tar.gz, linux,  x86_64,  lapwing",
        "linux-aarch64,  tar.gz, linux,  aarch64, lapwing",
        "windows-x86_64, zip,    win32,  x86_64,  lapwing.cmd",
        "macos-x86_64,   tar.gz, macosx, x86_64,  lapwing",
        "macos-aarch64,  tar.gz, macosx, aarch64, lapwing"
    })
    void an_archive_holds_exactly_what_its_system_needs(
            String system, String form, String os, String arch, String launcher) throws Exception {
        Path top = unpack(system, form);

        Map<?, ?> lock = (Map<?, ?>) Json.read(Files.readString(top.resolve("toolset.json")));
        TreeSet<String> wanted = new TreeSet<>();
        for (Object feature : (List<?>) lock.get("features")) {
            for (Object element : (List<?>) ((Map<?, ?>) feature).get("bundles")) {
                Map<?, ?> bundle = (Map<?, ?>) element;
                if (fits(bundle.get("os"), os) && fits(bundle.get("arch"), arch)) {
                    wanted.add(bundle.get("file").toString());
                    assertThat(sha256(top.resolve(bundle.get("file").toString())))
                            .as("%s", bundle.get("file"))
                            .isEqualTo(bundle.get("sha256"));
                }
            }
        }
        assertThat(files(top.resolve("bundles"))).isEqualTo(wanted);
        assertThat(wanted.stream().filter(file -> file.contains("/org.eclipse.swt.")))
                .as("SWT for this system alone")
                .hasSize(1);
        assertThat(top.resolve("bin").resolve(launcher)).isRegularFile();
        assertThat(files(top.resolve("lib"))).containsExactly("lib/api.jar", "lib/felix.jar", "lib/host.jar");
        assertThat(top.resolve("LICENSE")).isRegularFile();
        assertThat(top.resolve("THIRD-PARTY.txt")).content().contains("EPL-2.0");
        String readme = Files.readString(top.resolve("README.txt"));
        if (Files.isDirectory(top.resolve("runtime"))) {
            assertThat(readme).contains("It carries its own Java").doesNotContain("NEVER STARTED HERE");
        } else {
            assertThat(readme).contains("NEVER STARTED HERE", "It needs Java 21");
        }
        if (form.equals("tar.gz")) {
            assertThat(Files.getPosixFilePermissions(top.resolve("bin").resolve(launcher)))
                    .contains(PosixFilePermission.OTHERS_EXECUTE);
        }
    }

    @Test
    void the_archive_of_this_system_runs_with_the_java_inside_it() throws Exception {
        Path top = unpack("linux-x86_64", "tar.gz");
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "The runtime is linked for Linux on x86_64");
        ProcessBuilder builder = new ProcessBuilder(
                        top.resolve("bin").resolve("lapwing").toString(), "version", "--json")
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        "/usr/bin:/bin",
                        "LAPWING_DATA",
                        folder.resolve("data").toString()));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(Json.read(said)).isInstanceOf(Map.class);
    }

    private Path unpack(String system, String form) throws Exception {
        String top = "lapwing-0.1.0-" + system;
        Path archive = ARCHIVES.resolve(top + "." + form);
        Assumptions.assumeTrue(Files.exists(archive), "The archives are made by ./verify or with -Pdist");
        if (form.equals("zip")) {
            unzip(archive);
        } else {
            Process tar = new ProcessBuilder("tar", "xzf", archive.toString(), "-C", folder.toString()).start();
            assertThat(tar.waitFor()).isZero();
        }
        assertThat(folder.toFile().list()).as("one folder at the top").containsExactly(top);
        return folder.resolve(top);
    }

    private void unzip(Path archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path to = folder.resolve(entry.getName()).normalize();
                assertThat(to).startsWithRaw(folder);
                Files.createDirectories(entry.isDirectory() ? to : to.getParent());
                Files.copy(zip, to);
            }
        }
    }

    private static boolean fits(Object only, String system) {
        return only == null || only.equals(system);
    }

    private static TreeSet<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            TreeSet<String> names = new TreeSet<>();
            files.forEach(file -> names.add(folder.getFileName() + "/" + file.getFileName()));
            return names;
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
