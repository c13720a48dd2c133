/** Full-text index and query on Lucene; its files lie in the vault. */
@NullMarked
package org.lapwing.platform.search;

import org.jspecify.annotations.NullMarked;
