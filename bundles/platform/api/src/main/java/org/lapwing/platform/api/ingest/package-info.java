/** Adding evidence to a case. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.ingest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
