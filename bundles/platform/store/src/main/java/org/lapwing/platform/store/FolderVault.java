package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.vault.Vault;
import org.lapwing.platform.api.vault.VaultFiles;

/** The bytes of a case in a folder, encrypted. */
final class FolderVault implements Vault {

    private final Path root;
    private final boolean writable;
    private final ScratchArea scratch;
    private final ClearFiles clear;
    private final Failures failures;
    private final Keyring keys;
    private final FilePins pins;
    private final Map<String, VaultFiles> areas = new ConcurrentHashMap<>();

    FolderVault(
            Path root,
            boolean writable,
            ScratchArea scratch,
            ClearFiles clear,
            Failures failures,
            Keyring keys,
            FilePins pins) {
        this.root = root;
        this.writable = writable;
        this.scratch = scratch;
        this.clear = clear;
        this.failures = failures;
        this.keys = keys;
        this.pins = pins;
    }

    @Override
    public VaultFiles files(String area) {
        return areas.computeIfAbsent(area, this::area);
    }

    private VaultFiles area(String area) {
        Path folder = root.resolve(FolderFiles.plain(area));
        try {
            if (writable) {
                Folders.makePrivate(folder);
            }
        } catch (IOException e) {
            throw failures.of(e);
        }
        return new FolderFiles(folder, root.resolve("." + area + "-locks"), writable, keys, pins);
    }

    @Override
    public Scratch scratch() {
        try {
            return scratch.file();
        } catch (IOException e) {
            throw failures.of(e);
        }
    }

    @Override
    public ClearFile clearFile(long bytes) throws IOException {
        return clear.file(bytes);
    }
}
