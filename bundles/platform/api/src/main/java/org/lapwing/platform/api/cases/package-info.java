/** The case: made, opened, registered, counted. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.cases;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
