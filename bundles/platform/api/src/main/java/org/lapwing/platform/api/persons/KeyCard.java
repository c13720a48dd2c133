package org.lapwing.platform.api.persons;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A smart card in its reader, as its maker's PKCS#11 library offers it. The library is native code that runs inside of this process.
 *
 * @param library absolute
 * @param slot number of the slot as the library counts; null for the first one
 */
public record KeyCard(Path library, @Nullable Integer slot) {}
