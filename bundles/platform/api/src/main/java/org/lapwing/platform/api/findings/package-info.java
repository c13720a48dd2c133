/** What machines say, and how they came to say it. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.findings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
