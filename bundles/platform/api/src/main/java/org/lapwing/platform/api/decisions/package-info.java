/** What people say, and under which scheme of grades. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.decisions;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
