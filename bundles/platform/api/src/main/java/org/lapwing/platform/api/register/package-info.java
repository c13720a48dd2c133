/** The papers of a case: what was seized, the authority, who answers for it. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.register;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
