@NullMarked
package org.lapwing.casework.cases;

import org.jspecify.annotations.NullMarked;
