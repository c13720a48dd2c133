@NullMarked
package org.lapwing.casework.ui;

import org.jspecify.annotations.NullMarked;
