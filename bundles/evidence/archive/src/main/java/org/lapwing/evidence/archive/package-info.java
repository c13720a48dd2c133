@NullMarked
package org.lapwing.evidence.archive;

import org.jspecify.annotations.NullMarked;
