/** The subjects of a case, made and changed by people only. */
@NullMarked
package org.lapwing.victimid.subjects;

import org.jspecify.annotations.NullMarked;
