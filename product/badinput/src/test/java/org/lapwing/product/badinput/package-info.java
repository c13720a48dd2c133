/** The built image on what is broken, hostile or in the way. */
package org.lapwing.product.badinput;
