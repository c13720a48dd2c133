package org.lapwing.platform.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Only one window for each data folder: the first holds a lock and listens on a local socket that only its owner can reach; a second
 * start says {@code front} there and ends.
 */
final class SingleInstance implements AutoCloseable {

    /** The operating systems allow about a hundred bytes. */
    private static final int LONGEST_SOCKET_PATH = 100;

    private static final long PATIENCE_MILLIS = 5_000;

    private final FileChannel lockChannel;
    private final ServerSocketChannel server;
    private final Path socket;

    private SingleInstance(FileChannel lockChannel, ServerSocketChannel server, Path socket) {
        this.lockChannel = lockChannel;
        this.server = server;
        this.socket = socket;
    }

    /** Empty if another process has the window; {@link #askForFront} reaches it. */
    static Optional<SingleInstance> claim(Path run) throws LaunchFailure {
        UserFolders.own(run);
        try {
            FileChannel channel =
                    FileChannel.open(run.resolve("window.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            Path socket = socket(run);
            Files.deleteIfExists(socket);
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            return Optional.of(new SingleInstance(channel, server, socket));
        } catch (IOException failure) {
            throw new LaunchFailure(
                    "The folder " + run + " cannot be used (" + failure.getMessage()
                            + "), so it is unknown whether a window is open already. Make the folder writable.",
                    failure);
        }
    }

    /** Calls {@code front} on a thread of its own for each start that asks. */
    void onFront(Runnable front) {
        Thread.ofPlatform().daemon().name("window-front").start(() -> {
            while (server.isOpen()) {
                try (SocketChannel caller = server.accept()) {
                    caller.write(StandardCharsets.UTF_8.encode("ok\n"));
                    front.run();
                } catch (IOException closedOrGone) {
                    System.getLogger("org.lapwing.platform.host")
                            .log(System.Logger.Level.DEBUG, "A second start went away", closedOrGone);
                }
            }
        });
    }

    /** False if the window that is open does not answer. */
    static boolean askForFront(Path run) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (System.nanoTime() < until) {
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket(run)))) {
                channel.write(StandardCharsets.UTF_8.encode("front\n"));
                return channel.read(ByteBuffer.allocate(8)) > 0;
            } catch (IOException notListeningYet) {
                Thread.sleep(50);
            }
        }
        return false;
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            lockChannel.close();
        } catch (IOException endsWithTheProcess) {
            System.getLogger("org.lapwing.platform.host")
                    .log(System.Logger.Level.DEBUG, "The lock ends with the process", endsWithTheProcess);
        }
    }

    /** In the run folder; where its path is too long, in a folder of the same owner under the temporary folder. */
    static Path socket(Path run) {
        Path inside = run.resolve("window.sock");
        if (inside.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH) {
            return inside;
        }
        String name = "lapwing-" + System.getProperty("user.name") + "-"
                + Integer.toHexString(run.toAbsolutePath().toString().hashCode());
        Path shorter = Path.of(System.getProperty("java.io.tmpdir")).resolve(name);
        try {
            UserFolders.own(shorter);
            boolean ours = Files.getOwner(shorter).equals(Files.getOwner(run));
            return ours ? shorter.resolve("window.sock") : inside;
        } catch (LaunchFailure | IOException noSuchFolder) {
            return inside;
        }
    }
}
