/** The written account of a case. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.casework.api.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
