@NullMarked
package org.lapwing.victimid.api;

import org.jspecify.annotations.NullMarked;
