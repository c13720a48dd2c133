/** The index of a case and its questions. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.search;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
