/** What looks at content and says something of it. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.analysis;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
