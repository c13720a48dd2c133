/** What tests of bundles share; no part of the product. */
@NullMarked
package org.lapwing.product.testkit;

import org.jspecify.annotations.NullMarked;
