/** Subjects of a case and where they are seen. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.victimid.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
