package org.lapwing.platform.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Compares the bytes of every bundle with what the toolset names, on all processors, before anything of them is run. */
final class BundleCheck {

    private final Path image;

    BundleCheck(Path image) {
        this.image = image;
    }

    /** Begins at once; the result tells the verdict of each entry. The largest files come first so that no processor ends late. */
    Map<Toolset.Entry, Future<Verdict>> begin(List<Toolset.Entry> entries) {
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8),
                Thread.ofPlatform().daemon().name("bundle-check-", 0).factory());
        Map<Toolset.Entry, Future<Verdict>> verdicts = new LinkedHashMap<>();
        List<Toolset.Entry> largestFirst = new ArrayList<>(entries);
        largestFirst.sort(Comparator.comparingLong(this::size).reversed());
        for (Toolset.Entry entry : largestFirst) {
            verdicts.put(entry, workers.submit(() -> verdict(entry)));
        }
        workers.shutdown();
        return verdicts;
    }

    private long size(Toolset.Entry entry) {
        return image.resolve(entry.file()).toFile().length();
    }

    private Verdict verdict(Toolset.Entry entry) {
        Path file = image.resolve(entry.file());
        try {
            String found = sha256(file);
            return found.equals(entry.sha256()) ? Verdict.RIGHT : new Verdict(BundleState.DAMAGED, damaged(entry));
        } catch (NoSuchFileException missing) {
            return new Verdict(BundleState.MISSING, missing(entry));
        } catch (IOException failure) {
            return new Verdict(BundleState.MISSING, unreadable(entry, failure));
        }
    }

    private static String damaged(Toolset.Entry entry) {
        return "The file of " + entry.symbolicName() + " (" + entry.file()
                + ") is not the one that the toolset names, so it was"
                + " not started; everything else runs. Install Lapwing again.";
    }

    private static String missing(Toolset.Entry entry) {
        return "The file of " + entry.symbolicName() + " (" + entry.file()
                + ") is missing, so it was not started; everything else runs. Install Lapwing again.";
    }

    private static String unreadable(Toolset.Entry entry, IOException failure) {
        return "The file of " + entry.symbolicName() + " (" + entry.file() + ") cannot be read (" + failure.getMessage()
                + "), so it was not started; everything else runs.";
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer) >= 0) {
                buffer.flip();
                digest.update(buffer);
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java runtime has SHA-256", impossible);
        }
    }

    /** @param problem empty if the bytes are right */
    record Verdict(BundleState state, String problem) {

        static final Verdict RIGHT = new Verdict(BundleState.STOPPED, "");

        boolean right() {
            return problem.isEmpty();
        }
    }
}
