@NullMarked
package org.lapwing.platform.persons;

import org.jspecify.annotations.NullMarked;
