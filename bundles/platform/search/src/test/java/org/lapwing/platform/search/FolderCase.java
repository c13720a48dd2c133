package org.lapwing.platform.search;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.vault.Vault;
import org.lapwing.platform.api.vault.VaultFiles;

/** Enough of a case for its index: an area of files in a folder. */
final class FolderCase {

    private FolderCase() {}

    static Case open(Path folder, boolean writable) {
        VaultFiles files = new Files_(folder, writable);
        Vault vault = (Vault) Proxy.newProxyInstance(
                FolderCase.class.getClassLoader(), new Class<?>[] {Vault.class}, (self, method, arguments) -> files);
        java.util.List<Runnable> beforeClose = new java.util.concurrent.CopyOnWriteArrayList<>();
        return (Case) Proxy.newProxyInstance(
                FolderCase.class.getClassLoader(),
                new Class<?>[] {Case.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "vault" -> vault;
                    case "writable" -> writable;
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "onClose" -> beforeClose.add((Runnable) arguments[0]) ? null : null;
                    case "close" -> {
                        beforeClose.forEach(Runnable::run);
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private record Files_(Path folder, boolean writable) implements VaultFiles {

        private static final Set<Path> LOCKS = ConcurrentHashMap.newKeySet();

        @Override
        public List<String> list() throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(file -> file.getFileName().toString()).toList();
            }
        }

        @Override
        public long length(String name) throws IOException {
            return Files.size(folder.resolve(name));
        }

        @Override
        public OutputStream create(String name) throws IOException {
            if (!writable) {
                throw new IOException("Open for reading only");
            }
            return Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public Reader open(String name) throws IOException {
            FileChannel channel = FileChannel.open(folder.resolve(name));
            long length = channel.size();
            return new Reader() {
                @Override
                public long length() {
                    return length;
                }

                @Override
                public void read(long position, ByteBuffer into) throws IOException {
                    long at = position;
                    while (into.hasRemaining()) {
                        at += channel.read(into, at);
                    }
                }

                @Override
                public void close() {
                    try {
                        channel.close();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            };
        }

        @Override
        public void delete(String name) throws IOException {
            Files.delete(folder.resolve(name));
        }

        @Override
        public void rename(String from, String to) throws IOException {
            Files.move(folder.resolve(from), folder.resolve(to));
        }

        @Override
        public void sync(Collection<String> names) {}

        @Override
        public void syncNames() {}

        @Override
        public AutoCloseable lock(String name) throws IOException {
            Path lock = folder.resolve(name);
            if (!writable || !LOCKS.add(lock)) {
                throw new IOException("Another process holds " + lock);
            }
            return () -> LOCKS.remove(lock);
        }
    }
}
