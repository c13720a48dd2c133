package org.lapwing.platform.api.cases;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a case before it is opened.
 *
 * @param id random and stable; survives moving the folder
 * @param authority reference of the legal basis, null where none was recorded
 */
public record CaseInfo(
        String id,
        String name,
        Path folder,
        Instant created,
        @Nullable String authority) {}
