package org.lapwing.platform.texts;

import java.util.List;
import java.util.Locale;
import org.lapwing.platform.api.language.LanguagePack;
import org.lapwing.platform.api.language.Texts;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ServiceScope;

/** The texts of the bundle that asks for the service; language packs may come and go meanwhile. */
@Component(scope = ServiceScope.BUNDLE)
public final class BundleTexts implements Texts {

    private final String symbolicName;
    private final Locale locale;
    private final Patterns english;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<LanguagePack> packs = List.of();

    private volatile Overlay overlay = Overlay.NONE;

    @Activate
    public BundleTexts(ComponentContext component, BundleContext own) {
        Bundle asking = component.getUsingBundle();
        Bundle of = asking == null ? own.getBundle() : asking;
        this.symbolicName = of.getSymbolicName();
        this.locale = PersonLocale.of(
                own.getProperty("lapwing.locale"), System.getenv("LAPWING_LOCALE"), Locale.getDefault());
        this.english = new Patterns(EnglishTexts.of(of));
    }

    @Override
    public String get(String key, Object... arguments) {
        Overlay translated = overlay();
        String pattern = translated.patterns().pattern(key);
        return pattern == null
                ? english.filled(key, Locale.ENGLISH, locale, arguments)
                : translated.patterns().filled(key, translated.locale(), locale, arguments);
    }

    @Override
    public Locale locale() {
        return locale;
    }

    /** Made again whenever the language packs are others. */
    private Overlay overlay() {
        List<LanguagePack> now = packs;
        Overlay known = overlay;
        if (!known.from().equals(now)) {
            known = Overlay.of(now, symbolicName, locale);
            overlay = known;
        }
        return known;
    }
}
