package org.lapwing.platform.host;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;

/** The toolset as it stands: asked anew each time, since bundles come and go. */
final class InstalledBundles implements InstalledToolset {

    private final Toolset toolset;
    private final BundleContext context;
    private final Map<Toolset.Entry, Bundle> installed = new ConcurrentHashMap<>();
    private final Map<Toolset.Entry, BundleCheck.Verdict> notRunning = new ConcurrentHashMap<>();

    InstalledBundles(Toolset toolset, BundleContext context) {
        this.toolset = toolset;
        this.context = context;
    }

    void installed(Toolset.Entry entry, Bundle bundle) {
        installed.put(entry, bundle);
    }

    void notRunning(Toolset.Entry entry, BundleState state, String sentence) {
        notRunning.put(entry, new BundleCheck.Verdict(state, sentence));
    }

    /** Whether something that ought to run does not. */
    boolean hasProblems() {
        return !notRunning.isEmpty();
    }

    @Override
    public String name() {
        return toolset.name();
    }

    @Override
    public String version() {
        return toolset.version();
    }

    @Override
    public List<InstalledBundle> bundles() {
        return toolset.bundles().stream().map(this::described).toList();
    }

    private InstalledBundle described(Toolset.Entry entry) {
        Bundle bundle = installed.get(entry);
        BundleCheck.Verdict failure = notRunning.get(entry);
        BundleState state;
        String problem = "";
        if (bundle != null && bundle.getState() == Bundle.ACTIVE) {
            state = BundleState.RUNNING;
            problem = new Waiting(context).of(bundle).orElse("");
        } else if (failure != null) {
            state = failure.state();
            problem = failure.problem();
        } else {
            state = bundle == null ? BundleState.NOT_NEEDED : state(bundle);
        }
        return new InstalledBundle(
                entry.symbolicName(), entry.version(), entry.feature(), entry.sha256(), state.word(), problem);
    }

    private static BundleState state(Bundle bundle) {
        return switch (bundle.getState()) {
            case Bundle.STARTING -> BundleState.RUNNING;
            case Bundle.RESOLVED -> isFragment(bundle) ? BundleState.ATTACHED : BundleState.STOPPED;
            case Bundle.INSTALLED -> BundleState.UNRESOLVED;
            default -> BundleState.STOPPED;
        };
    }

    static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
