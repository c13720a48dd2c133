/** Starts frameworks and runs the tests of {@code inside} as a bundle in them. */
package org.lapwing.product.framework;
