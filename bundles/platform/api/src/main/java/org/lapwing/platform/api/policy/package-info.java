/** What may be done here; a permit is the proof and the log entry. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.policy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
