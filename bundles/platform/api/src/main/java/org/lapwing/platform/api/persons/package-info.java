/** Who acts: key pairs, what they sign and what is wrapped for them. */
@Export
@Version("0.3.0")
@NullMarked
package org.lapwing.platform.api.persons;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
