/** How the pipeline puts evidence and what machines say of it into a case. Nobody else writes there. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.intake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
