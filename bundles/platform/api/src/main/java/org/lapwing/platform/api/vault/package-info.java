/** The only way to a case's bytes. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.vault;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
