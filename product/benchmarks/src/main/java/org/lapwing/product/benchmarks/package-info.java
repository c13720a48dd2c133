/** Whole-program figures: the built image is run as a process, beside a peer in the same run. */
@NullMarked
package org.lapwing.product.benchmarks;

import org.jspecify.annotations.NullMarked;
