@NullMarked
package org.lapwing.casework.report;

import org.jspecify.annotations.NullMarked;
