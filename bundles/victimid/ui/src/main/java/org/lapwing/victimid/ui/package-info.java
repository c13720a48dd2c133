@NullMarked
package org.lapwing.victimid.ui;

import org.jspecify.annotations.NullMarked;
