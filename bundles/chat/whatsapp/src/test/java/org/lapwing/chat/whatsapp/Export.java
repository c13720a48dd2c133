package org.lapwing.chat.whatsapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.chat.api.format.Detection;
import org.lapwing.product.testkit.EnglishTexts;

/** An export in memory and everything that came of it. */
final class Export implements ChatSource, ChatSink {

    private final byte[] bytes;
    private final String name;
    String title = "";
    final List<Parsed> rows = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> cuts = new ArrayList<>();
    final Map<String, String> facts = new LinkedHashMap<>();
    long sourceRows;

    private Export(byte[] bytes, String name) {
        this.bytes = bytes;
        this.name = name;
    }

    static Export of(String... lines) {
        return of((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Export of(byte[] bytes) {
        return named("_chat.txt", bytes);
    }

    static Export of(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static Export named(String name, byte[] bytes) {
        Export export = new Export(bytes, name);
        try {
            new WhatsAppText(EnglishTexts.of(WhatsAppText.class)).parse(export, export);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        return export;
    }

    static Detection detect(String... lines) {
        return detect((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    static Detection detect(byte[] bytes) {
        try {
            return new WhatsAppText(EnglishTexts.of(WhatsAppText.class)).detect(new Export(bytes, "x"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    List<Parsed> messages() {
        return rows.stream().filter(row -> row.kind() != MessageKind.SYSTEM).toList();
    }

    List<Parsed> system() {
        return rows.stream().filter(row -> row.kind() == MessageKind.SYSTEM).toList();
    }

    TreeSet<String> people() {
        TreeSet<String> people = new TreeSet<>();
        rows.stream()
                .filter(row -> row.sender() != null)
                .forEach(row -> people.add(row.sender().key()));
        return people;
    }

    List<String> texts() {
        return rows.stream().map(Parsed::text).toList();
    }

    static LocalDateTime local(Parsed row) {
        return LocalDateTime.ofInstant(row.time().instant(), ZoneOffset.UTC);
    }

    LocalDateTime time(int row) {
        return local(rows.get(row));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public byte[] head() {
        return Arrays.copyOf(bytes, Math.min(bytes.length, 1 << 16));
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void conversation(String key, String newTitle, List<Party> participants) {
        title = newTitle;
    }

    @Override
    public void message(Parsed message) {
        rows.add(message);
    }

    @Override
    public void skipped(String reason, long sourceOffset) {
        skipped.add(reason);
    }

    @Override
    public void sourceRows(long count) {
        sourceRows = count;
    }

    @Override
    public void fact(String fact, String value) {
        facts.put(fact, value);
    }

    @Override
    public void warning(String sentence) {
        warnings.add(sentence);
    }

    @Override
    public void cut(String sentence, long sourceOffset) {
        cuts.add(sentence);
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
