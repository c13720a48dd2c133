/** How exports of chat apps are told apart and read. */
@Export
@Version("0.1.0")
@NullMarked
package org.lapwing.chat.api.format;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
