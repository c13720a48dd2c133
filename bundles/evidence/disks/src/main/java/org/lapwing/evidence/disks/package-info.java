@NullMarked
package org.lapwing.evidence.disks;

import org.jspecify.annotations.NullMarked;
