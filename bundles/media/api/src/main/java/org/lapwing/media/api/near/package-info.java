/** Exact search for hashes that differ from another in few bits. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.media.api.near;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
