/** Smart cards for tests of other modules. */
@org.jspecify.annotations.NullMarked
package org.lapwing.testcards;
