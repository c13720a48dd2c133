/** The person at the desk and this installation's own data. */
@Export
@Version("0.2.0")
@NullMarked
package org.lapwing.platform.api.profile;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
