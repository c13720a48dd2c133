/** A small desk that the view tests of all wings stand their views on. */
@NullMarked
package org.lapwing.testdesk;

import org.jspecify.annotations.NullMarked;
