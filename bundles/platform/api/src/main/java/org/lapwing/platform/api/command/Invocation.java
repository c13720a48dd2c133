package org.lapwing.platform.api.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The words of one call, already checked against the command's parameters. */
@ProviderType
public interface Invocation {

    boolean flag(String name);

    Optional<String> value(String name);

    /** The value of a required parameter. */
    String required(String name);

    List<String> values(String name);

    /** A word as a path, relative to the folder in which the person called the command. */
    Path path(String word);

    /** True when the person has asked to stop. */
    boolean cancelled();
}
