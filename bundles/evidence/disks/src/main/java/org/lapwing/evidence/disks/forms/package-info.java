/** The forms in which disks are kept, each read at any place by its published layout; nothing here starts a program. */
@NullMarked
package org.lapwing.evidence.disks.forms;

import org.jspecify.annotations.NullMarked;
