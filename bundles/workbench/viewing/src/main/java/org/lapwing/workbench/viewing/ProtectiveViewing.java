package org.lapwing.workbench.viewing;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.swt.widgets.Composite;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Viewing;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Hands out protected pictures and knows them all, so that one key hides them. */
@Component(service = {Viewing.class, ProtectiveViewing.class})
public final class ProtectiveViewing implements Viewing {

    private final Consultations consultations;
    private final Policy policy;
    private final Texts texts;
    private final ExposureMeter meter;
    private final Stint stint;
    private final Profile profile;
    private final List<HeldPicture> pictures = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService saving = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "lapwing-exposure");
        thread.setDaemon(true);
        return thread;
    });

    @Activate
    public ProtectiveViewing(
            @Reference Consultations consultations,
            @Reference Policy policy,
            @Reference Profile profile,
            @Reference Texts texts) {
        this(consultations, policy, profile, texts, Clock.system(ZoneId.systemDefault()));
    }

    ProtectiveViewing(Consultations consultations, Policy policy, Profile profile, Texts texts, Clock clock) {
        this.consultations = consultations;
        this.policy = policy;
        this.texts = texts;
        this.profile = profile;
        meter = new ExposureMeter(profile.dataFolder("org.lapwing.workbench.viewing"), clock);
        stint = new Stint(clock, Limits.of(profile), meter.looked());
    }

    @Deactivate
    void stop() {
        saving.shutdown();
        meter.save();
    }

    @Override
    public ProtectedPicture picture(Composite parent, String id, Desk desk) {
        HeldPicture picture = new HeldPicture(parent, id, desk, texts, new Reveal(consultations, policy), this);
        pictures.add(picture);
        picture.control().addDisposeListener(gone -> pictures.remove(picture));
        return picture;
    }

    @Override
    public void hideAll() {
        List.copyOf(pictures).forEach(HeldPicture::hide);
    }

    @Override
    public Exposure exposure() {
        return meter.exposure();
    }

    @Override
    public Listening onExposure(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    Stint stint() {
        return stint;
    }

    /** The person wants to be reminded otherwise; kept in the background. */
    void limits(Limits now) {
        stint.limits(now);
        if (!saving.isShutdown()) {
            saving.execute(() -> now.keep(profile));
        }
    }

    /** A picture is on the screen. */
    void shown() {
        meter.revealed();
        stint.looked();
        listeners.forEach(Runnable::run);
    }

    /** A picture was on the screen for so long. */
    void gone(long millis) {
        meter.hidden(millis);
        stint.looked();
        meter.looked(stint.today());
        listeners.forEach(Runnable::run);
        if (!saving.isShutdown()) {
            saving.execute(meter::save);
        }
    }
}
