/** An example: a view that counts what is in the case. */
@NullMarked
package org.lapwing.example.view;

import org.jspecify.annotations.NullMarked;
