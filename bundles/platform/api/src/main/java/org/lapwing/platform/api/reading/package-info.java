/** How exhibits and containers are walked; implemented by evidence readers. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.reading;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
