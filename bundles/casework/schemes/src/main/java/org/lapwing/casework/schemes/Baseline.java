package org.lapwing.casework.schemes;

import java.util.List;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether material would be unlawful everywhere, in the manner of the international baseline: yes or no, for exchange between countries. */
@Component
public final class Baseline implements CategoryScheme {

    static final String ID = "lapwing.baseline";

    private static final List<Category> CATEGORIES = List.of(
            new Category("baseline", "baseline.yes", '1', false),
            new Category("other", "baseline.other", '2', false),
            new Category("not-relevant", "baseline.not.relevant", '3', true),
            new Category("ungraded", "baseline.ungraded", '0', false));

    private final Texts texts;

    @Activate
    public Baseline(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("baseline.title");
    }

    @Override
    public List<Category> categories() {
        return CATEGORIES;
    }

    @Override
    public String label(Category category) {
        return texts.get(category.labelKey());
    }
}
