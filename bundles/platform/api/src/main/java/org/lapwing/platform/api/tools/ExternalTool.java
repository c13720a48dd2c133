package org.lapwing.platform.api.tools;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A program that the unit may have installed. Registered as a service by an adapter. */
@ConsumerType
public interface ExternalTool {

    /** Such as {@code exiftool}. */
    String name();

    /** One sentence: what Lapwing uses it for. */
    String purpose();

    /** Where to get it, for people: a package name or a product. */
    String obtain();

    /** Program and arguments that print its version quickly. */
    List<String> versionCommand();
}
