package org.lapwing.platform.texts;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Hashtable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.LanguagePack;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;

/**
 * Makes a language pack of every bundle whose manifest says {@code Lapwing-Language: es}, so that a language needs no code. The service
 * is the pack's own and goes with it. Immediate, because nobody asks for it.
 */
@Component(immediate = true)
public final class LanguagePackBundles {

    private static final Logger LOG = System.getLogger(LanguagePackBundles.class.getName());

    private static final String HEADER = "Lapwing-Language";

    private final BundleTracker<@Nullable ServiceRegistration<LanguagePack>> tracker;

    @Activate
    public LanguagePackBundles(BundleContext context) {
        tracker = new Packs(context);
        tracker.open();
    }

    @Deactivate
    public void close() {
        tracker.close();
    }

    private static final class Packs extends BundleTracker<@Nullable ServiceRegistration<LanguagePack>> {

        Packs(BundleContext context) {
            super(context, Bundle.ACTIVE, null);
        }

        @Override
        public @Nullable ServiceRegistration<LanguagePack> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
            String language = bundle.getHeaders().get(HEADER);
            if (language == null) {
                return null;
            }
            try {
                LanguagePack pack = new BundleLanguagePack(bundle, Locale.forLanguageTag(language.strip()));
                Hashtable<String, Object> properties = new Hashtable<>();
                properties.put("language", pack.locale().toLanguageTag());
                return bundle.getBundleContext().registerService(LanguagePack.class, pack, properties);
            } catch (IOException e) {
                LOG.log(
                        Level.ERROR,
                        "The language pack {0} is left out: {1}",
                        bundle.getSymbolicName(),
                        e.getMessage());
                return null;
            }
        }

        @Override
        public void removedBundle(
                Bundle bundle, @Nullable BundleEvent event, @Nullable ServiceRegistration<LanguagePack> registration) {
            if (registration != null) {
                unregister(registration);
            }
        }

        private static void unregister(ServiceRegistration<LanguagePack> registration) {
            try {
                registration.unregister();
            } catch (IllegalStateException e) {
                LOG.log(Level.TRACE, "Already gone with its bundle", e);
            }
        }
    }
}
