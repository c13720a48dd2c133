/** What is installed and what became of it at start. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.toolset;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
