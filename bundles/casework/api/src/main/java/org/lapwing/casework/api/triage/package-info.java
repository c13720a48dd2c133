/** What to look at first, and why. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.casework.api.triage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
