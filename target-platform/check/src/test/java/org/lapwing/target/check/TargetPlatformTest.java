package org.lapwing.target.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Starts a real framework with every third-party bundle of this system and uses each library from a bundle. */
class TargetPlatformTest {
    @TempDir
    static Path folder;

    private static RealFramework felix;
    private static Bundle probe;

    @BeforeAll
    static void start() throws Exception {
        System.setProperty("pdfbox.fontcache", folder.toString());
        felix = RealFramework.start(folder.resolve("cache"));
        for (Path jar : RuntimeBundles.jars()) {
            felix.install(jar);
        }
        probe = felix.install(ProbeBundle.write(folder.resolve("probe.jar")));
    }

    @AfterAll
    static void stop() throws Exception {
        felix.close();
    }

    @Test
    void every_bundle_resolves_and_starts() {
        List<String> failures = new ArrayList<>();
        for (Bundle bundle : felix.bundles()) {
            try {
                if (RealFramework.isFragment(bundle)) {
                    if (bundle.getState() != Bundle.RESOLVED) {
                        failures.add(bundle.getSymbolicName() + " found no host");
                    }
                } else {
                    bundle.start();
                }
            } catch (BundleException e) {
                failures.add(bundle.getSymbolicName() + ": " + e.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void lucene_indexes_and_finds() throws Exception {
        assertThat(ProbeBundle.call(probe, "LuceneFinds")).startsWith("1 hit: the <B>lapwing</B> leads");
    }

    @Test
    void lucene_uses_vector_instructions_when_the_module_is_there() throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-Dlapwing.swt.platform=" + System.getProperty("lapwing.swt.platform"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InVectorJvm.class.getName(),
                        folder.resolve("vector").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("1 hit").contains("vector incubator API enabled");
    }

    @Test
    void sqlite_opens_a_database_in_memory() throws Exception {
        assertThat(ProbeBundle.call(probe, "SqliteOpens")).isEqualTo("3 rows, full text: 1");
    }

    @Test
    void tika_tells_types_by_content_and_reads_text() throws Exception {
        assertThat(ProbeBundle.call(probe, "TikaReads"))
                .contains("text/html: Meadow")
                .contains("application/pdf: A bird on the wing")
                .contains("wordprocessingml.document: Nest in the field");
    }

    @Test
    void images_decode_by_the_reader_classes_themselves() throws Exception {
        assertThat(ProbeBundle.call(probe, "ImagesDecode"))
                .isEqualTo("webp 1x1, tiff 20x10, jpeg 20x10, metadata 20x10");
    }

    @Test
    void a_window_class_and_a_toolkit_class_load() throws Exception {
        assertThat(probe.loadClass("org.eclipse.jface.viewers.TableViewer")).isNotNull();
        assertThat(probe.loadClass("org.eclipse.swt.widgets.Display")).isNotNull();
    }

    @Test
    void a_table_viewer_shows_rows_and_an_svg_image_draws() throws Exception {
        assumeTrue(!System.getenv().getOrDefault("DISPLAY", "").isBlank(), "needs a display");
        Files.createDirectories(folder.resolve("swt"));
        System.setProperty("swt.library.path", folder.resolve("swt").toString());
        assertThat(ProbeBundle.call(probe, "TableShows")).isEqualTo("2 rows, dialog OK, svg 16x16");
    }
}
