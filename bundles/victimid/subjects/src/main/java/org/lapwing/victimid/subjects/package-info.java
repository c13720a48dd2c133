@NullMarked
package org.lapwing.victimid.subjects;

import org.jspecify.annotations.NullMarked;
