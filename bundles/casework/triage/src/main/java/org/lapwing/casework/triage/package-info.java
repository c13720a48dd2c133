@NullMarked
package org.lapwing.casework.triage;

import org.jspecify.annotations.NullMarked;
