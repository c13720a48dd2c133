package org.lapwing.product.crash;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lapwing.product.samples.SampleCase;

/** A part of the drawn sample and small files, so that a run is short and takes many steps. */
final class Evidence {

    /** Begins the names of the small files. */
    static final String NAMED = "marigold-quay";

    /** Stands in one file, and is searched for. */
    static final String SOUGHT = "teasmade";

    private static final int SMALL = 90;
    private static final List<String> TAKEN = List.of(
            "laptop/Documents",
            "laptop/Downloads/Telegram Desktop/DataExport_2025-03-27/result.json",
            "laptop/Downloads/old export",
            "laptop/Downloads/holiday.zip",
            "laptop/Downloads/poster.png",
            "phone/Pictures/Downloads",
            "phone/WhatsApp");

    private Evidence() {}

    /** Folders to add. */
    static List<Path> in(Path folder) throws IOException {
        Path whole = folder.resolve("whole");
        SampleCase.write(whole);
        Path evidence = folder.resolve("evidence");
        for (String taken : TAKEN) {
            Path to = evidence.resolve(taken);
            Files.createDirectories(to.getParent());
            Files.move(whole.resolve("evidence").resolve(taken), to);
        }
        Path phone = evidence.resolve("phone");
        for (int i = 0; i < SMALL; i++) {
            Path file = phone.resolve("many").resolve(Integer.toString(i % 7)).resolve(NAMED + i + ".txt");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "the lapwing of day " + i / 2 + " was seen at the weir");
        }
        Files.writeString(phone.resolve("many").resolve("sought.txt"), "a " + SOUGHT + " beside a lapwing");
        Files.write(phone.resolve("packed.zip"), packed());
        return List.of(evidence.resolve("laptop"), phone);
    }

    private static byte[] packed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 30; i++) {
                zip.putNextEntry(new ZipEntry("packed/" + i + ".txt"));
                zip.write(("a lapwing in a box, number " + i).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** Files in a stable order. */
    static List<Path> files(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        return all;
    }
}
