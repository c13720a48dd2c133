/** What was seized: exhibits, the items in them, the content of items. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.evidence;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
