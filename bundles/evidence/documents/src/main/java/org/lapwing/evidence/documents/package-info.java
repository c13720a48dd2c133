@NullMarked
package org.lapwing.evidence.documents;

import org.jspecify.annotations.NullMarked;
