package org.lapwing.media.ui;

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

/** The grades that the digit keys give: of the scheme that the unit has set, or of the first that is installed. */
@Component(service = Grades.class)
public final class Grades {

    /** Setting of the profile, the same for all wings: id of the scheme in use. */
    static final String SETTING = "decisions.scheme";

    private final Profile profile;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CategoryScheme> schemes = List.of();

    @Activate
    public Grades(@Reference Profile profile) {
        this.profile = profile;
    }

    Grades(Profile profile, List<CategoryScheme> schemes) {
        this.profile = profile;
        this.schemes = schemes;
    }

    Optional<CategoryScheme> inUse() {
        List<CategoryScheme> all = schemes;
        String wanted = profile.setting(SETTING).orElse("");
        return all.stream().filter(each -> each.id().equals(wanted)).findFirst().or(() -> all.stream()
                .findFirst());
    }

    Optional<Category> category(CategoryScheme scheme, char key) {
        return scheme.categories().stream().filter(each -> each.key() == key).findFirst();
    }

    /** The words of a grade that was given; its code where its scheme is not installed. */
    String label(Decision decision) {
        for (CategoryScheme scheme : schemes) {
            if (scheme.id().equals(decision.scheme())) {
                for (Category category : scheme.categories()) {
                    if (category.code().equals(decision.value())) {
                        return scheme.label(category);
                    }
                }
            }
        }
        return decision.value();
    }
}
