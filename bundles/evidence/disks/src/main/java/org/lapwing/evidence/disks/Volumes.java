package org.lapwing.evidence.disks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/** Finds the file systems on a disk. */
record Volumes(Tools tools, Texts texts) {

    private static final Pattern PARTITION =
            Pattern.compile("\\d+:\\s+(\\S+)\\s+(\\d{10,})\\s+(\\d{10,})\\s+(\\d{10,})\\s+(.*)");
    private static final Pattern SIZE = Pattern.compile("(?i)size(?: of data)? in bytes:\\s*(\\d{1,18})");
    private static final Pattern APFS_VOLUME = Pattern.compile(".*APSB Block Number:\\s*(\\d{1,18})");
    private static final Map<String, String> SHOWN = Map.of(
            "ntfs", "NTFS",
            "exfat", "exFAT",
            "hfs", "HFS+",
            "hfsp", "HFS+",
            "apfs", "APFS",
            "iso9660", "ISO 9660");

    /** @param description in the words of the partition table */
    record Partition(int number, long start, long sectors, String description) {}

    /**
     * What is on a disk.
     *
     * @param unread partitions without a file system that can be read, with why
     */
    record Found(List<Volume> volumes, Map<Partition, String> unread) {}

    /** Bytes of the disk. */
    long size(Image image) throws IOException, InterruptedException {
        Tools.Said said =
                tools.ask("img_stat", "-i", image.option(), image.path().toString());
        for (String line : said.lines()) {
            Matcher size = SIZE.matcher(line);
            if (size.find()) {
                return Long.parseLong(size.group(1));
            }
        }
        throw new IOException(texts.get("image.damaged", String.valueOf(said.problem())));
    }

    List<Partition> partitions(Image image) throws IOException, InterruptedException {
        List<Partition> partitions = new ArrayList<>();
        for (String line :
                tools.ask("mmls", "-i", image.option(), image.path().toString()).lines()) {
            Matcher found = PARTITION.matcher(line);
            if (found.matches() && Character.isDigit(found.group(1).charAt(0))) {
                partitions.add(new Partition(
                        partitions.size() + 1,
                        Long.parseLong(found.group(2)),
                        Long.parseLong(found.group(4)),
                        Labels.of(found.group(5).strip())));
            }
        }
        return partitions;
    }

    Found on(Image image) throws IOException, InterruptedException {
        List<Volume> volumes = new ArrayList<>();
        Map<Partition, String> unread = new java.util.LinkedHashMap<>();
        // A disc of ISO 9660 may carry tables for other machines, of places in the same file system.
        if (!"iso9660".equals(fileSystem(image, 0).type())) {
            for (Partition partition : partitions(image)) {
                Kind kind = fileSystem(image, partition.start());
                String folder = "partition-" + partition.number() + " (";
                if (kind.type() != null) {
                    volumes.add(new Volume(partition.start(), null, folder + shown(kind.type()) + ")/", kind.type()));
                } else if (!apfs(image, partition.start(), folder, volumes)) {
                    unread.put(partition, String.valueOf(kind.problem()));
                }
            }
        }
        if (volumes.isEmpty()) {
            Kind whole = fileSystem(image, 0);
            if (whole.type() != null) {
                return new Found(List.of(new Volume(0, null, "", whole.type())), Map.of());
            }
            if (unread.isEmpty() && !apfs(image, 0, "container (", volumes)) {
                throw new IOException(texts.get("volume.none", String.valueOf(whole.problem())));
            }
        }
        return new Found(volumes, unread);
    }

    private boolean apfs(Image image, long start, String folder, List<Volume> volumes)
            throws IOException, InterruptedException {
        int before = volumes.size();
        for (String line : tools.ask(
                        "pstat",
                        "-i",
                        image.option(),
                        "-o",
                        Long.toString(start),
                        image.path().toString())
                .lines()) {
            Matcher block = APFS_VOLUME.matcher(line);
            if (block.matches()) {
                volumes.add(new Volume(
                        start, block.group(1), folder + "APFS)/volume-" + (volumes.size() - before + 1) + "/", "apfs"));
            }
        }
        return volumes.size() > before;
    }

    private record Kind(@Nullable String type, @Nullable String problem) {}

    private Kind fileSystem(Image image, long start) throws IOException, InterruptedException {
        Tools.Said said = tools.ask(
                "fsstat",
                "-t",
                "-i",
                image.option(),
                "-o",
                Long.toString(start),
                image.path().toString());
        String first = said.lines().isEmpty() ? "" : said.lines().getFirst().strip();
        return said.problem() == null && first.matches("[a-z0-9]{2,12}")
                ? new Kind(first, null)
                : new Kind(null, said.problem());
    }

    private static String shown(String type) {
        return SHOWN.getOrDefault(type, type.startsWith("fat") ? type.toUpperCase(Locale.ROOT) : type);
    }
}
