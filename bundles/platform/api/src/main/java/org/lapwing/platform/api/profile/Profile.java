package org.lapwing.platform.api.profile;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The person at the desk and this installation's own data; no case data is kept here. */
@ProviderType
public interface Profile {

    /** The person at the desk; made with a neutral name at first use. */
    Person person();

    /** Gives the person at the desk another name; the id stays. */
    Person rename(String name);

    /** A folder for one bundle's own data that outlives the process; made when asked for. */
    Path dataFolder(String owner);

    Optional<String> setting(String key);

    void setting(String key, String value);
}
