@NullMarked
package org.lapwing.evidence.databases;

import org.jspecify.annotations.NullMarked;
