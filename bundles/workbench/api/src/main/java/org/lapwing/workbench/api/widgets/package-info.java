/** Controls that all wings share: lists of any length, protected pictures. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.workbench.api.widgets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
