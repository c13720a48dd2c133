@NullMarked
package org.lapwing.evidence.mail;

import org.jspecify.annotations.NullMarked;
