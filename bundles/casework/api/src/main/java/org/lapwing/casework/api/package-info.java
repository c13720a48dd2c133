@NullMarked
package org.lapwing.casework.api;

import org.jspecify.annotations.NullMarked;
