package org.lapwing.platform.cli;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;

/**
 * One connection of two processes of a user. What is written is a kind (1 byte), a length (4 bytes) and as many bytes, never more than
 * {@link Request#LONGEST}. Who takes too long is cut off.
 */
final class Line implements AutoCloseable {

    static final byte BEGIN = 'b';
    static final byte REQUEST = 'q';
    static final byte SIGNATURE = 's';
    static final byte ACCEPTED = 'a';
    static final byte REFUSED = 'r';
    static final byte OUT = 'o';
    static final byte ERR = 'e';
    static final byte ENDED = 'x';

    private final SocketChannel channel;
    private final ScheduledExecutorService watch;

    Line(SocketChannel channel, ScheduledExecutorService watch) {
        this.channel = channel;
        this.watch = watch;
    }

    /** One message. */
    record Said(byte kind, byte[] bytes) {}

    /** Whether the process at the other end is of the owner of the socket; taken as yes where the system does not tell. */
    boolean isOf(Path socket) {
        try {
            Principal user =
                    channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
            return user.getName().equals(Files.getOwner(socket).getName());
        } catch (UnsupportedOperationException notHere) {
            return true;
        } catch (IOException cannotTell) {
            return false;
        }
    }

    /** @param within the other end has to take it in that time */
    synchronized void say(byte kind, byte[] bytes, int from, int length, Duration within) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(5 + length);
        message.put(kind).putInt(length).put(bytes, from, length).flip();
        ScheduledFuture<?> cut = cutAfter(within);
        try {
            while (message.hasRemaining()) {
                channel.write(message);
            }
        } finally {
            cut.cancel(false);
        }
    }

    void say(byte kind, byte[] bytes, Duration within) throws IOException {
        say(kind, bytes, 0, bytes.length, within);
    }

    /**
     * The next message, when it comes.
     *
     * @throws EOFException when the other end has gone
     */
    Said hear() throws IOException {
        ByteBuffer head = fill(ByteBuffer.allocate(5));
        byte kind = head.get();
        int length = head.getInt();
        if (length < 0 || length > Request.LONGEST) {
            throw new IOException("A message of " + length + " bytes is refused");
        }
        return new Said(kind, fill(ByteBuffer.allocate(length)).array());
    }

    /** @param within all of it has to come in that time */
    Said hear(Duration within) throws IOException {
        ScheduledFuture<?> cut = cutAfter(within);
        try {
            return hear();
        } finally {
            cut.cancel(false);
        }
    }

    /** The bytes of a message of this kind. */
    byte[] hear(byte kind, Duration within) throws IOException {
        Said said = hear(within);
        if (said.kind() != kind) {
            throw new IOException("A message of another kind than " + (char) kind + " is refused");
        }
        return said.bytes();
    }

    private ByteBuffer fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The other process has gone");
            }
        }
        return buffer.flip();
    }

    private ScheduledFuture<?> cutAfter(Duration within) {
        return watch.schedule(this::close, within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What is written there is said as messages of a kind. */
    OutputStream stream(byte kind, Duration within) {
        return new OutputStream() {

            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                for (int at = 0; at < length; at += Request.LONGEST) {
                    say(kind, bytes, from + at, Math.min(Request.LONGEST, length - at), within);
                }
            }
        };
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            System.getLogger(Line.class.getName()).log(System.Logger.Level.DEBUG, "A connection was not closed", gone);
        }
    }
}
