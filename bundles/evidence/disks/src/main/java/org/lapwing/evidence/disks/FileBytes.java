package org.lapwing.evidence.disks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.tools.ToolRunner;

/** The bytes of one file of an image while {@code icat} prints them; what is wrong shows at their end. */
final class FileBytes extends FilterInputStream {

    private final ToolRunner.Running running;
    private final boolean deleted;
    private final Texts texts;

    private FileBytes(ToolRunner.Running running, boolean deleted, Texts texts) {
        super(running.output());
        this.running = running;
        this.deleted = deleted;
        this.texts = texts;
    }

    static FileBytes of(Tools tools, Image image, Volume volume, String address, boolean deleted) throws IOException {
        List<String> arguments = new ArrayList<>(volume.options(image));
        if (deleted) {
            arguments.add("-r");
        }
        arguments.add(image.path().toString());
        arguments.add(address);
        try {
            return new FileBytes(tools.stream("icat", arguments), deleted, tools.texts());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = in.read(into, offset, length);
        if (n < 0) {
            ended();
        }
        return n;
    }

    private void ended() throws IOException {
        try {
            String problem = running.problem();
            if (problem != null && !deleted) {
                throw new IOException(texts.get("file.damaged", problem));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException();
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        running.close();
    }
}
