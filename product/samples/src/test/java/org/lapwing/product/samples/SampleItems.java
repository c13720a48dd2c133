package org.lapwing.product.samples;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Everything in a written sample by path, archives opened; found by a way of its own, not by the writer's lists. */
final class SampleItems {
    private SampleItems() {}

    static Map<String, byte[]> onDisk(Path folder) throws IOException {
        Map<String, byte[]> items = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                items.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return items;
    }

    static Map<String, byte[]> withEmbedded(Path folder) throws IOException {
        Map<String, byte[]> items = onDisk(folder);
        for (Map.Entry<String, byte[]> file : Map.copyOf(items).entrySet()) {
            open(file.getKey(), file.getValue(), items);
        }
        return items;
    }

    private static void open(String path, byte[] bytes, Map<String, byte[]> items) throws IOException {
        if (!path.endsWith(".zip") || path.endsWith("holiday.zip")) {
            return;
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = path + "!" + entry.getName();
                byte[] content = zip.readAllBytes();
                items.put(name, content);
                open(name, content, items);
            }
        }
    }
}
