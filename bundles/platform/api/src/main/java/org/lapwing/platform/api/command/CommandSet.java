package org.lapwing.platform.api.command;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The commands of one bundle. Registered as a service: the commands appear, and go with it. With the property {@link #WORDS} it says
 * with which words its commands begin, and is only made when one of them is called.
 */
@ConsumerType
public interface CommandSet {

    /** A property of the service, one or several: the first word of each of its commands. */
    String WORDS = "lapwing.command";

    List<Command> commands();
}
