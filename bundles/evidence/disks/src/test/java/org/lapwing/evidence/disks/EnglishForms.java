package org.lapwing.evidence.disks;

import org.lapwing.platform.api.language.Texts;
import org.lapwing.product.testkit.EnglishTexts;

/** The texts of this bundle for the tests of the packages below. */
public final class EnglishForms {

    private EnglishForms() {}

    public static Texts texts(Class<?> type) {
        return EnglishTexts.of(type);
    }
}
