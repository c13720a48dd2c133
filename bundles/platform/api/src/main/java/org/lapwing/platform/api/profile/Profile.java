package org.lapwing.platform.api.profile;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The person at the desk and this installation's own data; no case data is kept here. */
@ProviderType
public interface Profile {

    /** The person at the desk; where none was made yet, one with an empty id and a neutral name, who can do nothing in a case. */
    Person person();

    /** Gives the person at the desk another name; the id stays. Nobody is there to rename before one was made: then an exception. */
    Person rename(String name);

    /** A folder for one bundle's own data that outlives the process; made when asked for. */
    Path dataFolder(String owner);

    /** Answered from memory and never waits; what another process changed is seen within about a second. */
    Optional<String> setting(String key);

    /** Kept at once and in the next answer. May wait for another process. */
    void setting(String key, String value);
}
