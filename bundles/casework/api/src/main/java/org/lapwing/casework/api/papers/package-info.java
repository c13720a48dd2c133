/** What a case says of itself: from what each thing came about, and under which authority it is worked on. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.casework.api.papers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
