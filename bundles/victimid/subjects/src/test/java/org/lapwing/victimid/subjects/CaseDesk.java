package org.lapwing.victimid.subjects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ibm.icu.text.MessageFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.intake.SeenItem;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.cli.CommandLineApplication;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.policy.CaseConsultations;
import org.lapwing.platform.policy.ToolsetPolicy;
import org.lapwing.platform.store.SqliteCaseStore;
import org.osgi.framework.BundleContext;

/** The real command line on the real store, with streams that can be read afterwards. */
final class CaseDesk {

    /** Failures that tests provoke need no place in the build's output. */
    private static final Logger QUIET = Logger.getLogger("org.lapwing");

    static {
        QUIET.setLevel(Level.OFF);
    }

    final Path folder;
    final Texts texts = new BundleTexts();
    final Profile profile;
    final CaseStore cases;
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private final ToolsetPolicy toolset;

    /** What policy refuses. */
    @Nullable
    Function refused;

    CaseDesk(Path folder) {
        this.folder = folder;
        Texts keys = new Keys();
        Persons persons = new KeyedPersons(folder.resolve("data"), keys, new KeyCost(64, 1, 1), Map.of());
        try {
            if (persons.current().isEmpty()) {
                persons.create("Kim", "a passphrase".toCharArray());
            } else {
                persons.unlock("a passphrase".toCharArray());
            }
        } catch (PersonRefused e) {
            throw new AssertionError(e);
        }
        this.profile = new PersonalProfile(folder.resolve("data"), persons);
        this.cases =
                new SqliteCaseStore(profile, persons, keys, CaseDesk.context(Map.of("lapwing.application", "cli")));
        this.toolset = new ToolsetPolicy(context(Map.of()), profile, keys);
    }

    private static BundleContext context(Map<String, String> properties) {
        return (BundleContext) Proxy.newProxyInstance(
                CaseDesk.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) ->
                        method.getName().equals("getProperty") ? properties.get(arguments[0]) : null);
    }

    Consultations consultations() {
        return new CaseConsultations(policy());
    }

    Policy policy() {
        return new Policy() {
            @Override
            public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                    throws PolicyRefusal {
                if (function == refused) {
                    throw new PolicyRefusal("The rule for " + function + " says no.");
                }
                return toolset.permit(function, in, authority, reason);
            }

            @Override
            public int hideAfterSeconds() {
                return 10;
            }
        };
    }

    int run(List<CommandSet> commands, String... words) {
        out.reset();
        err.reset();
        InstalledToolset toolset = new InstalledToolset() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String version() {
                return "0.1.0";
            }

            @Override
            public List<InstalledBundle> bundles() {
                return List.of();
            }
        };
        return CommandLineApplication.speakingTo(out, err, new Keys(), toolset, commands)
                .run(List.of(words));
    }

    String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with text in the case, as an ingest would store it. */
    static long file(Case in, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Hashes hashes =
                new Hashes(digest("MD5", bytes), digest("SHA-1", bytes), new ContentId(digest("SHA-256", bytes)));
        long exhibit = in.intake().exhibit(madeBeside(in.info().folder(), "phone"), "phone");
        in.intake().content(hashes, bytes.length, "text/plain");
        return in.intake()
                .item(new SeenItem(
                        exhibit, 0, path, path, bytes.length, Instant.EPOCH, hashes.sha256(), ItemState.READ, null));
    }

    private static Path madeBeside(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolveSibling(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For other bundles: the key and what belongs to it. */
    private record Keys() implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key + Arrays.toString(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }

    /** The English texts of this bundle; a missing one fails the test. */
    private static final class BundleTexts implements Texts {

        private final Properties texts = new Properties();

        BundleTexts() {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(CaseDesk.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")),
                    StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String get(String key, Object... arguments) {
            String pattern = Objects.requireNonNull(texts.getProperty(key), "No text for " + key);
            return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    }
}
