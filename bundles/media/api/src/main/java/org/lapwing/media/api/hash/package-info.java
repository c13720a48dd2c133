/** Hashes of what a picture looks like, and engines that make them. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.media.api.hash;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
