/** Commands that wings contribute to the command line. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.platform.api.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
