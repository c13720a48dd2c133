package org.lapwing.platform.pipeline;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Analysed.Outcome;
import org.lapwing.platform.api.language.Texts;

/** What one analyser says of one content, within bounds; closed when its time is over. */
public final class Statements implements FindingSink {

    private static final int MAX_TEXT = 16 << 20;
    private static final int MAX_FINDINGS = 10_000;
    private static final long MAX_DERIVED = 64L << 20;

    private final Texts texts;
    private final Target target;
    private final List<Analysed.Said> said = new ArrayList<>();
    private final Map<String, byte[]> derived = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long derivedBytes;
    private boolean flooded;
    private boolean closed;

    public Statements(ContentId content, Texts texts) {
        this.texts = texts;
        target = Target.of(content);
    }

    @Override
    public synchronized void finding(
            String kind, int valueVersion, Basis basis, Map<String, ?> value, double confidence, String explanation) {
        checkOpen();
        if (said.size() >= MAX_FINDINGS) {
            flood();
            return;
        }
        said.add(new Analysed.Said(
                target,
                kind,
                valueVersion,
                basis,
                Collections.unmodifiableMap(new LinkedHashMap<>(value)),
                confidence,
                explanation));
    }

    @Override
    public synchronized void derived(String kind, byte[] bytes) {
        checkOpen();
        derivedBytes += bytes.length;
        if (derivedBytes > MAX_DERIVED) {
            flood();
            return;
        }
        derived.put(kind, bytes.clone());
    }

    @Override
    public synchronized void text(CharSequence part) {
        checkOpen();
        int room = MAX_TEXT - text.length();
        if (part.length() > room) {
            flood();
        }
        text.append(part, 0, Math.min(part.length(), room));
    }

    @Override
    public synchronized void problem(String sentence) {
        checkOpen();
        if (problems.size() < 100) {
            problems.add(sentence);
        }
    }

    /** Whoever still speaks after this is told to stop. */
    public synchronized void close() {
        closed = true;
    }

    /** Says the same to another; what it throws comes out. */
    public synchronized void tell(FindingSink other) {
        for (Analysed.Said each : said) {
            other.finding(
                    each.kind(),
                    each.valueVersion(),
                    each.basis(),
                    each.value(),
                    each.confidence(),
                    each.explanation());
        }
        derived.forEach(other::derived);
        if (!text.isEmpty()) {
            other.text(text);
        }
        problems.forEach(other::problem);
    }

    synchronized boolean closed() {
        return closed;
    }

    synchronized String text() {
        return text.toString();
    }

    /** An analysis that failed is a problem of the item, so that it is found among those that have one. */
    synchronized Analysed analysed(Content content, PlugIns.Step step, Outcome outcome, @Nullable String why) {
        if (outcome == Outcome.FAILED && why != null) {
            problems.add(texts.get("analysis.failed", step.card().id(), why));
        }
        Map<String, String> inputs = new HashMap<>(step.card().inputs());
        content.companions()
                .forEach(each -> inputs.put(each.input(), each.content().id().sha256()));
        return new Analysed(
                content.id(),
                step.card().id(),
                step.card().version(),
                step.bundle(),
                outcome,
                why,
                List.copyOf(said),
                Map.copyOf(derived),
                List.copyOf(problems),
                new Analysed.Making(
                        step.card().parameters(),
                        inputs,
                        step.card().model(),
                        step.card().deterministic(),
                        text.isEmpty() ? null : sha256(text)));
    }

    private static String sha256(CharSequence text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(StandardCharsets.UTF_8.encode(CharBuffer.wrap(text)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private void flood() {
        if (!flooded) {
            flooded = true;
            problems.add(texts.get("analysis.flood"));
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new CancellationException("The time for this analysis is over");
        }
    }
}
