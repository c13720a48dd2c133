/** An example: a triage rule that looks for messages written at night. */
@NullMarked
package org.lapwing.example.triagerule;

import org.jspecify.annotations.NullMarked;
