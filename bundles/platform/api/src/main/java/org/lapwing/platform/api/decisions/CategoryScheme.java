package org.lapwing.platform.api.decisions;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The grades of one country or one list. Registered as a service. */
@ConsumerType
public interface CategoryScheme {

    /** Stable, such as {@code lapwing.three}; stored with every decision. */
    String id();

    /** Its name in the language of the person. */
    String title();

    List<Category> categories();

    /** The text of a category in the language of the person. */
    String label(Category category);
}
