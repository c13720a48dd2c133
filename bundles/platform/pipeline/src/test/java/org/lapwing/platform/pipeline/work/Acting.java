package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;

/** Does what the first word of a content says; runs in a worker, or beside it to compare. */
public final class Acting implements Analyzer {

    /** Another one in each process. */
    private static final String PROCESS = UUID.randomUUID().toString();

    private static final List<byte[]> KEPT = new ArrayList<>();

    private final AnalyzerCard card;

    public Acting(String version) {
        card = new AnalyzerCard("test.acting", version, Set.of("*/*"), AnalyzerCard.Cost.MODERATE, true, "Tests.")
                .inWorker();
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException, InterruptedException {
        byte[] head;
        try (InputStream in = content.open()) {
            head = in.readNBytes(64);
        }
        String word = new String(head, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse("")
                .split(" ")[0];
        switch (word) {
            case "throw" -> throw new IllegalStateException("It cannot be");
            case "broken" -> throw new IOException("The file is broken in line 3.");
            case "hang" -> Thread.sleep(1_000_000);
            case "deaf" -> spin();
            case "flood" -> flood(findings);
            case "gush" -> findings.derived("test.derived", new byte[65 << 20]);
            case "eat" -> eat();
            case "deep" -> System.err.println(deeper(1));
            case "exit" -> Runtime.getRuntime().halt(7);
            case "crash" -> crash();
            case "print" -> System.out.println("Nobody asked for this.");
            case "child" -> {
                Process child = new ProcessBuilder("/bin/sleep", "987654").start();
                System.err.println(child.pid());
                Thread.sleep(1_000_000);
            }
            case "keep" -> {
                while (KEPT.size() < 20) {
                    KEPT.add(new byte[7 << 20]);
                }
                which(findings);
            }
            case "which" -> which(findings);
            case "look" -> look(new String(head, StandardCharsets.UTF_8).lines().toList(), content, findings);
            case "network" ->
                findings.finding("test.network", 1, Basis.READ, Map.of("interfaces", interfaces()), 1, "Counted.");
            default -> say(content, findings);
        }
    }

    private static void which(FindingSink findings) {
        findings.finding("test.process", 1, Basis.READ, Map.of("process", PROCESS), 1, "Of its own.");
    }

    /** Tries to read what the content names, and to write beside it; with the rest of the lines. */
    private static void look(List<String> first, Content content, FindingSink findings) throws IOException {
        List<String> lines;
        try (InputStream in = content.open()) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        Map<String, Object> value = new LinkedHashMap<>();
        for (String line : lines.subList(first.isEmpty() ? 0 : 1, lines.size())) {
            Path path = Path.of(line);
            try {
                value.put(
                        line,
                        Files.isDirectory(path)
                                ? "entries " + path.toFile().list().length
                                : "bytes " + Files.readAllBytes(path).length);
            } catch (IOException e) {
                value.put(line, "not there");
            }
        }
        try {
            Files.writeString(Path.of("/usr/lapwing-was-here"), "x");
            value.put("wrote", true);
        } catch (IOException e) {
            value.put("wrote", false);
        }
        findings.finding("test.look", 1, Basis.READ, value, 1, "Looked at.");
    }

    /** All that can be said, with every kind of value. */
    private static void say(Content content, FindingSink findings) throws IOException {
        byte[] all;
        try (InputStream in = content.open()) {
            all = in.readAllBytes();
        }
        byte[] end = new byte[0];
        try (InputStream in = content.open()) {
            in.skipNBytes(Math.max(0, all.length - 3));
            end = in.readAllBytes();
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("size", content.size());
        value.put("length", all.length);
        value.put("same", java.util.Arrays.equals(all, Files.readAllBytes(content.file())));
        value.put("half", all.length / 2.0);
        value.put("name", content.name());
        value.put("type", content.mediaType());
        value.put("end", new String(end, StandardCharsets.ISO_8859_1));
        value.put("list", List.of("a", 1, 2L, true, List.of(), Map.of("k", "v")));
        findings.finding("test.said", 3, Basis.INFERRED, value, 0.25, "Since it is so.");
        findings.text("Somebody wrote of a sandpiper in " + content.name() + ". ");
        findings.text("😀 and more");
        findings.derived("test.derived", all);
        findings.derived("test.empty", new byte[0]);
        findings.problem("Something is odd about it.");
    }

    private static void spin() {
        for (long i = 0; i >= 0; i = (i + 1) & Long.MAX_VALUE) {
            Thread.onSpinWait();
        }
    }

    private static void flood(FindingSink findings) {
        for (int i = 0; i < 20_000; i++) {
            findings.finding("test.flood", 1, Basis.READ, Map.of("n", i), 1, "One of many.");
        }
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[8 << 20]);
        }
    }

    private static int deeper(int depth) {
        return depth == 0 ? 0 : deeper(depth + 1) + 1;
    }

    /** As a native decoder does it. */
    private static void crash() {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field field = unsafe.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            unsafe.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 1L);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int interfaces() {
        try {
            List<java.net.NetworkInterface> all =
                    java.util.Collections.list(java.net.NetworkInterface.getNetworkInterfaces());
            int up = 0;
            for (java.net.NetworkInterface each : all) {
                up += each.isUp() ? 1 : 0;
            }
            return up;
        } catch (java.net.SocketException e) {
            // What Java says where there is none.
            return 0;
        }
    }
}
