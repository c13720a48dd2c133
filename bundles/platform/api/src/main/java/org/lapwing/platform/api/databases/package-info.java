/** Databases that are evidence: opened from copies in memory, in worker processes, for reading alone. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.databases;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
