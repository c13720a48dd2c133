package org.lapwing.platform.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.ingest.Progress;

/** Speaks on the two streams of the process, in UTF-8 whatever the system's habit. Safe for many threads. */
final class StreamOutput implements Output {

    private enum Json {
        NOTHING,
        ROWS_BEGUN,
        ROWS,
        OBJECT,
        ENDED
    }

    private final OutputStream out;
    private final OutputStream err;
    private final Terminal terminal;
    private final boolean json;
    private final ProgressLine progress;
    private Json state = Json.NOTHING;
    private boolean printed;

    StreamOutput(Terminal terminal, boolean json, BooleanSupplier cancelled, ProgressLine.Wording wording) {
        this.out = new BufferedOutputStream(terminal.out(), 1 << 14);
        this.err = terminal.err();
        this.terminal = terminal;
        this.json = json;
        this.progress = new ProgressLine(this, terminal, this::rawNote, cancelled, wording);
    }

    @Override
    public boolean json() {
        return json;
    }

    @Override
    public synchronized void object(Map<String, ?> value) {
        if (!json) {
            return;
        }
        if (state != Json.NOTHING) {
            throw new IllegalStateException("A result is one object, or rows: " + state);
        }
        state = Json.OBJECT;
        print(JsonText.of(value) + "\n");
    }

    @Override
    public synchronized void rows() {
        if (json && state == Json.NOTHING) {
            state = Json.ROWS_BEGUN;
            print("[");
        }
    }

    @Override
    public synchronized void row(Map<String, ?> value) {
        if (!json) {
            return;
        }
        rows();
        if (state != Json.ROWS_BEGUN && state != Json.ROWS) {
            throw new IllegalStateException("A result is one object, or rows: " + state);
        }
        String before = state == Json.ROWS ? ",\n" : "\n";
        state = Json.ROWS;
        print(before + JsonText.of(value));
    }

    @Override
    public synchronized void line(String text) {
        if (!json) {
            progress.clear();
            print(ScreenText.shown(text, terminal.outIsScreen()) + "\n");
        }
    }

    @Override
    public synchronized void note(String text) {
        progress.clear();
        rawNote(ScreenText.shown(text, terminal.errIsScreen()) + "\n");
    }

    @Override
    public Progress progress() {
        return progress;
    }

    @Override
    public String strong(String text) {
        return ScreenText.strong(text);
    }

    /** Whether anything of the result was printed. */
    synchronized boolean begun() {
        return printed;
    }

    /** Text of ours that needs no care, such as help or a shell script; printed with {@code --json} too. */
    synchronized void plain(String text) {
        print(text);
    }

    /** Output of this call that another process made; to standard output. */
    synchronized void relay(byte[] bytes) {
        progress.clear();
        print(bytes);
    }

    /** Output of this call that another process made; to standard error. */
    synchronized void relayNote(byte[] bytes) {
        rawNote(bytes);
    }

    /** Whether standard output and standard error are read by a person directly. */
    List<Boolean> screens() {
        return List.of(terminal.outIsScreen(), terminal.errIsScreen());
    }

    int columns() {
        return terminal.columns();
    }

    /** Ends what was begun: a JSON array is closed whatever happened, so that what was written can be read. */
    synchronized void end() {
        progress.clear();
        if (state == Json.ROWS || state == Json.ROWS_BEGUN) {
            print(state == Json.ROWS ? "\n]\n" : "]\n");
        }
        state = Json.ENDED;
    }

    private void print(String text) {
        print(text.getBytes(StandardCharsets.UTF_8));
    }

    private void print(byte[] bytes) {
        printed = true;
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            throw new OutputClosed(closed);
        }
    }

    private void rawNote(String text) {
        rawNote(text.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void rawNote(byte[] bytes) {
        try {
            err.write(bytes);
            err.flush();
        } catch (IOException nobodyListens) {
            // There is nowhere left to say it; the exit code still tells.
            state = state == Json.ENDED ? Json.ENDED : state;
        }
    }
}
