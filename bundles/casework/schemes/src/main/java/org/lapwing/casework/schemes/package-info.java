/** Grades that come with the product; a country registers its own beside or instead of them. */
@NullMarked
package org.lapwing.casework.schemes;

import org.jspecify.annotations.NullMarked;
