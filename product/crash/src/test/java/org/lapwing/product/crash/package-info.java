/** The built image killed at its work: nothing stored is lost, and the run goes on where it stopped. */
@NullMarked
package org.lapwing.product.crash;

import org.jspecify.annotations.NullMarked;
