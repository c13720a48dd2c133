/** For tests of bundles on real cases; no part of the product. */
@NullMarked
package org.lapwing.product.casekit;

import org.jspecify.annotations.NullMarked;
