/** Pictures, what is known of them, and known files. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.media.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
