/** What wings put into the window and what they may ask of it. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.workbench.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
