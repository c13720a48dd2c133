@NullMarked
package org.lapwing.evidence.folder;

import org.jspecify.annotations.NullMarked;
