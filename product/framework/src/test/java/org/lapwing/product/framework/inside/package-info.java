/** Tests that run as a bundle among the real ones. */
package org.lapwing.product.framework.inside;
