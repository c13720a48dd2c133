/** What every engine of a case store has to do, whatever it keeps cases in. An engine's own test class says how it is made. */
@org.jspecify.annotations.NullMarked
package org.lapwing.testcases;
