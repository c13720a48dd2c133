package org.lapwing.product.casekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Competences;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.cli.CommandLineApplication;
import org.lapwing.platform.policy.CaseConsultations;
import org.lapwing.platform.policy.ToolsetPolicy;
import org.lapwing.product.testkit.EnglishTexts;

/** The real command line on the real store, with streams that can be read afterwards. */
public final class CaseDesk {

    /** Failures that tests provoke need no place in the build's output. */
    private static final Logger QUIET = Logger.getLogger("org.lapwing");

    static {
        QUIET.setLevel(Level.OFF);
    }

    public final Path folder;
    public final Texts texts;
    public final Persons persons;
    public final Texts keys = new Keys();
    public final Profile profile;
    public final CaseStore cases;
    public final ByteArrayOutputStream out = new ByteArrayOutputStream();
    public final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ToolsetPolicy toolset;

    /** What policy refuses. */
    public @Nullable Function refused;

    /** @param type a class of the bundle whose English texts {@link #texts} are */
    public CaseDesk(Path folder, Class<?> type) {
        this.folder = folder;
        this.texts = EnglishTexts.of(type);
        Office office = new Office(folder.resolve("data"), keys);
        this.persons = office.persons;
        this.profile = office.profile;
        this.cases = office.cases;
        this.toolset = new ToolsetPolicy(Office.context(Map.of()), profile, keys);
    }

    public void rules(String json, Competences competences) {
        toolset = new ToolsetPolicy(Office.context(Map.of("lapwing.policy", json)), profile, competences, keys);
    }

    /** The policy of the toolset, with these rules. */
    public void rules(String json) {
        toolset = new ToolsetPolicy(Office.context(Map.of("lapwing.policy", json)), profile, keys);
    }

    public Consultations consultations() {
        return new CaseConsultations(policy());
    }

    public Policy policy() {
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
            public Permit permit(
                    Function function, @Nullable Case in, @Nullable String authority, String reason, String recipient)
                    throws PolicyRefusal {
                return toolset.permit(function, in, authority, reason, recipient);
            }

            @Override
            public int hideAfterSeconds() {
                return 10;
            }
        };
    }

    public int run(List<CommandSet> commands, String... words) {
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

    public String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file with text in the case, as an ingest would store it. */
    public static long file(Case in, String path, String text) {
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
}
