/** What makes the workbench speak and read a language. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.language;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
