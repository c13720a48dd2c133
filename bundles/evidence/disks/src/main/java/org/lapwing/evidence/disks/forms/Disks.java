package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.language.Texts;

/** Opens disks by their form. */
public final class Disks {

    private static final int MOST_PIECES = 1_000;

    private Disks() {}

    /**
     * @param form {@code raw}, {@code ewf}, {@code vmdk}, {@code vhd}, {@code vhdx} or {@code qcow2}
     * @throws Refused where nothing should open the image
     * @throws IOException where this cannot, in a sentence for people
     */
    public static Disk open(String form, Path path, Texts texts) throws IOException {
        if (form.equals("ewf")) {
            return EwfDisk.open(path, texts);
        }
        if (form.equals("raw")) {
            return raw(path, texts);
        }
        Source file = new Source(path, texts);
        try {
            return switch (form) {
                case "vmdk" -> VmdkDisk.open(file, path);
                case "vhd" -> VhdDisk.open(file);
                case "vhdx" -> VhdxDisk.open(file);
                case "qcow2" -> QcowDisk.open(file);
                default -> throw new IllegalArgumentException(form);
            };
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Disk raw(Path path, Texts texts) throws IOException {
        List<Disk> pieces = new ArrayList<>();
        try {
            for (Path piece : pieces(path)) {
                pieces.add(new RawDisk(new Source(piece, texts)));
            }
            return pieces.size() == 1 ? pieces.getFirst() : new JoinedDisk(pieces, texts);
        } catch (IOException | RuntimeException e) {
            for (Disk piece : pieces) {
                piece.close();
            }
            throw e;
        }
    }

    /** {@code .001}, {@code .002} and so on, as far as they are there. */
    private static List<Path> pieces(Path first) {
        String name = first.getFileName().toString();
        List<Path> pieces = new ArrayList<>(List.of(first));
        if (!name.endsWith(".001")) {
            return pieces;
        }
        String stem = name.substring(0, name.length() - 3);
        for (int number = 2; number < MOST_PIECES; number++) {
            Path next = first.resolveSibling(stem + "%03d".formatted(number));
            if (!Files.isRegularFile(next, LinkOption.NOFOLLOW_LINKS)) {
                break;
            }
            pieces.add(next);
        }
        return pieces;
    }
}
