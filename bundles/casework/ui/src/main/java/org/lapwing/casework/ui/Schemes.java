package org.lapwing.casework.ui;

import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The schemes that are installed, and the one in use: the unit's setting, or else the first. */
@Component(service = Schemes.class)
public final class Schemes {

    /** Setting of the profile: id of the scheme whose grades the digit keys give. */
    static final String SETTING = "decisions.scheme";

    private final Profile profile;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CategoryScheme> schemes = List.of();

    @Activate
    public Schemes(@Reference Profile profile) {
        this.profile = profile;
    }

    Schemes(Profile profile, List<CategoryScheme> schemes) {
        this.profile = profile;
        this.schemes = schemes;
    }

    Optional<CategoryScheme> inUse() {
        List<CategoryScheme> all = schemes;
        String wanted = profile.setting(SETTING).orElse("");
        return all.stream().filter(each -> each.id().equals(wanted)).findFirst().or(() -> all.stream()
                .findFirst());
    }

    Optional<Category> category(char key) {
        return inUse().flatMap(scheme ->
                scheme.categories().stream().filter(each -> each.key() == key).findFirst());
    }

    /** The words of a category that was given; its code where its scheme is not installed. */
    String label(Decision decision) {
        return schemes.stream()
                .filter(scheme -> scheme.id().equals(decision.scheme()))
                .flatMap(scheme -> scheme.categories().stream()
                        .filter(category -> category.code().equals(decision.value()))
                        .map(scheme::label))
                .findFirst()
                .orElse(decision.value());
    }
}
