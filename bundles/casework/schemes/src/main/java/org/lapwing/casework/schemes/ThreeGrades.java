package org.lapwing.casework.schemes;

import java.util.List;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Three neutral grades, for units that have no scheme of their own. */
@Component
public final class ThreeGrades implements CategoryScheme {

    static final String ID = "lapwing.three";

    private static final List<Category> CATEGORIES = List.of(
            new Category("1", "three.1", '1', false),
            new Category("2", "three.2", '2', false),
            new Category("3", "three.3", '3', true),
            new Category("0", "three.0", '0', false));

    private final Texts texts;

    @Activate
    public ThreeGrades(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("three.title");
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
