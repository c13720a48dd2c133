package org.lapwing.platform.api.command;

import java.util.Map;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a command speaks. With {@code --json}, the rows and the object go to standard output as JSON and lines are not printed;
 * without, the lines go to standard output. Notes and progress go to standard error. Values in maps are text, numbers, booleans, null,
 * lists and maps of these; instants are written as ISO 8601 in UTC.
 */
@ProviderType
public interface Output {

    /** Whether the person asked for JSON. */
    boolean json();

    /** The result as one JSON object; called at most once, never together with rows. */
    void object(Map<String, ?> value);

    /** Begins a JSON array that rows follow into; needed only where there may be no row. */
    void rows();

    /** One element of the JSON array that is the result; written at once, so that any number can stream. */
    void row(Map<String, ?> value);

    /** One line for people; not printed with {@code --json}. */
    void line(String text);

    /** The text so that it stands out in a line or note where the screen can show it; the plain text elsewhere. */
    default String strong(String text) {
        return text;
    }

    /** One line on standard error. */
    void note(String text);

    /** Drawn on standard error when that is a terminal, else a line now and then. Cancelled by Ctrl+C. */
    Progress progress();
}
