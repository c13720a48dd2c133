/** Starts the framework with the bundles of one toolset and runs one application in it. Plain Java and the OSGi launch API. */
@NullMarked
package org.lapwing.platform.host;

import org.jspecify.annotations.NullMarked;
