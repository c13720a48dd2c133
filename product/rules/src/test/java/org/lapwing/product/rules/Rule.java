package org.lapwing.product.rules;

import java.util.stream.Stream;

/** One rule of the house. */
@FunctionalInterface
interface Rule {

    /** Whatever breaks the rule: a sentence each, which names the offender and says what to do. */
    Stream<String> offences(Bundle bundle);
}
