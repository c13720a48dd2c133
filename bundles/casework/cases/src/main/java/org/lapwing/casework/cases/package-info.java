/** Commands that make, list and show cases, add evidence to them, and record decisions and tasks. */
@NullMarked
package org.lapwing.casework.cases;

import org.jspecify.annotations.NullMarked;
