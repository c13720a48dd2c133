package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.lapwing.platform.api.persons.KeyKind;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * Unlocked keys, or PINs of cards, for other processes of this user: a file that only the user reads, in a folder that only the user enters, on a file
 * system in memory. Whatever is there with other rights, or by somebody else, is as if it were not there.
 */
final class HeldKeys {

    private static final System.Logger LOG = System.getLogger(HeldKeys.class.getName());
    private static final String FORMAT = "lapwing held 1";
    private static final int MOST_BYTES = 4 * 1024;

    private final List<Path> folders;
    private final long user;
    private final Predicate<Path> inMemory;
    private final String profile;

    /**
     * @param folders where to look, best first
     * @param user number of the user whose files they must be
     * @param profile folder; persons of another profile have other files
     */
    HeldKeys(List<Path> folders, long user, Predicate<Path> inMemory, Path profile) {
        this.folders = folders;
        this.user = user;
        this.inMemory = inMemory;
        this.profile = fingerprint(profile);
    }

    static HeldKeys ofThisUser(Map<String, String> environment, Path profile) {
        Optional<Long> user = owner(Path.of("/proc/self"));
        List<Path> folders = new ArrayList<>();
        if (user.isPresent()) {
            String runtime = environment.get("XDG_RUNTIME_DIR");
            if (runtime != null && runtime.startsWith("/")) {
                folders.add(Path.of(runtime, "lapwing"));
            }
            folders.add(Path.of("/dev/shm", "lapwing-" + user.get()));
        }
        return new HeldKeys(folders, user.orElse(-1L), HeldKeys::inMemory, profile);
    }

    static boolean inMemory(Path folder) {
        try {
            String type = Files.getFileStore(folder).type();
            return type.equals("tmpfs") || type.equals("ramfs");
        } catch (IOException cannotTell) {
            return false;
        }
    }

    /**
     * @param until when they are to be forgotten
     * @param ends as {@link OpenKeys.Held#ends}
     * @throws IOException in a few words, when no folder here is fit
     */
    void keep(OpenKeys keys, Instant until, Duration ends) throws IOException {
        Path folder = folder();
        OpenKeys.Held held = keys.held();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("format", FORMAT);
        json.put("person", keys.card().id());
        json.put("until", until.toString());
        json.put("ends", ends.toMillis());
        json.put(held.kind(), Base64.getEncoder().encodeToString(held.bytes()));
        Sealing.wipe(held.bytes());
        PrivateFiles.replace(folder.resolve(name(keys.card())), Json.write(json));
    }

    private Path folder() throws IOException {
        IOException last = new IOException("no folder");
        for (Path folder : folders) {
            try {
                if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectory(folder, PrivateFiles.ownerOnly(folder, "rwx------"));
                }
                if (own(folder, true)) {
                    return folder;
                }
                last = new IOException(folder.toString());
            } catch (IOException cannot) {
                last = cannot;
            }
        }
        throw last;
    }

    /** The keys of a person or the PIN of their card, while their time is not over; wiped by the caller. */
    Optional<OpenKeys.Held> find(PersonCard card, Clocks clocks) {
        for (Path folder : folders) {
            Path file = folder.resolve(name(card));
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!own(folder, true) || !own(file, false)) {
                LOG.log(System.Logger.Level.WARNING, "{0} is not used: others may read or have written it", file);
                continue;
            }
            try {
                OpenKeys.Held held = read(file, card);
                if (!clocks.over(held.until(), held.ends())) {
                    return Optional.of(held);
                }
                Sealing.wipe(held.bytes());
                remove(file);
            } catch (IOException | DateTimeException unreadable) {
                LOG.log(System.Logger.Level.WARNING, file + " is not used", unreadable);
            }
        }
        return Optional.empty();
    }

    private static OpenKeys.Held read(Path file, PersonCard card) throws IOException {
        Fields json = PrivateFiles.object(file, MOST_BYTES);
        json.expect("format", FORMAT);
        json.expect("person", card.id());
        String kind = card.kind() == KeyKind.P256 ? OpenKeys.Held.PIN : OpenKeys.Held.KEYS;
        Duration ends = json.all().get("ends") instanceof Long millis ? Duration.ofMillis(millis) : Clocks.NEVER;
        return new OpenKeys.Held(kind, json.bytes(kind), Instant.parse(json.text("until")), ends);
    }

    /** Removes the keys of all persons of this profile. */
    void forget() {
        for (Path folder : folders) {
            if (!own(folder, true)) {
                continue;
            }
            try (DirectoryStream<Path> held = Files.newDirectoryStream(folder, profile + "-*")) {
                for (Path file : held) {
                    remove(file);
                }
            } catch (IOException cannot) {
                LOG.log(System.Logger.Level.WARNING, "The held keys in " + folder + " cannot be removed", cannot);
            }
        }
    }

    private static void remove(Path file) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(file, new byte[(int) Math.min(Files.size(file), MOST_BYTES)], StandardOpenOption.WRITE);
        }
        Files.deleteIfExists(file);
    }

    /** Whether it is there, this user's, and closed to all others. */
    private boolean own(Path path, boolean folder) {
        try {
            return (folder
                            ? Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && inMemory.test(path)
                            : Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    && owner(path).filter(is -> is == user).isPresent()
                    && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
                            .equals(PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------"));
        } catch (IOException | UnsupportedOperationException cannotTell) {
            return false;
        }
    }

    static Optional<Long> owner(Path path) {
        try {
            return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS) instanceof Integer number
                    ? Optional.of(Integer.toUnsignedLong(number))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noSuchNumber) {
            return Optional.empty();
        }
    }

    private String name(PersonCard card) {
        return profile + "-" + card.id();
    }

    private static String fingerprint(Path profile) {
        try {
            byte[] path = profile.toRealPath().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(path), 0, 8);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("The folder " + profile + " cannot be found", e);
        }
    }
}
