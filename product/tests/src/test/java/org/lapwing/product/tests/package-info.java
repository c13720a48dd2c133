/** The built image as a process. */
package org.lapwing.product.tests;
