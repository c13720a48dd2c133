package org.lapwing.product.casekit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.intake.SeenItem;

/** A case in the real store, filled without a pipeline. */
public final class RealCase implements AutoCloseable {

    private final CaseStore store;
    private final Case open;
    private final long exhibit;

    public RealCase(Path folder) throws CaseUnavailable {
        store = new Office(folder.resolve("profile"), new Keys()).cases;
        open = store.create(folder.resolve("case"), "Test", null);
        exhibit = open.intake().exhibit(folder, "exhibit");
    }

    public CaseStore store() {
        return store;
    }

    public Case open() {
        return open;
    }

    public long item(String path, Hashes hashes, String type) {
        Intake intake = open.intake();
        intake.content(hashes, 10, type);
        return intake.item(new SeenItem(exhibit, 0, path, path, 10, null, hashes.sha256(), ItemState.READ, null));
    }

    public void said(Hashes hashes, String analyzer, List<Analysed.Said> findings) {
        open.intake()
                .analysed(new Analysed(
                        hashes.sha256(),
                        analyzer,
                        "1",
                        "bundle 0.1.0",
                        Analysed.Outcome.DONE,
                        null,
                        findings,
                        Map.of(),
                        List.of()));
    }

    public static Analysed.Said finding(Hashes hashes, String kind, Basis basis, Map<String, ?> value) {
        return new Analysed.Said(Target.of(hashes.sha256()), kind, 1, basis, value, 1, "because");
    }

    @Override
    public void close() {
        open.close();
    }
}
