package org.lapwing.platform.api.command;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** The commands of one bundle. Registered as a service: the commands appear, and go with it. */
@ConsumerType
public interface CommandSet {

    List<Command> commands();
}
