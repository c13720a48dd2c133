/** A door to the host's own start for tests of the whole. */
package org.lapwing.platform.host;
