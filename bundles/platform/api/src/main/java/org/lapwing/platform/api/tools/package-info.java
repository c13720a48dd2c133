/** Programs that the unit has installed beside Lapwing. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.tools;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
