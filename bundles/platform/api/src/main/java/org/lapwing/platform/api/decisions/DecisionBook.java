package org.lapwing.platform.api.decisions;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ProviderType;

/** The decisions and tasks of a case. A category given to an item counts for its content, so for every exact copy. */
@ProviderType
public interface DecisionBook {

    /** Records a decision of the person at the desk. */
    Decision decide(Target target, DecisionKind kind, String value, @Nullable String scheme, String why);

    /** Undoes the person's last standing decision on the target; empty where there is none. */
    Optional<Decision> undo(Target target, String why);

    /** All decisions on a target, oldest first, undone ones included. */
    List<Decision> on(Target target);

    /** The category that stands on a target, of any scheme. */
    Optional<Decision> category(Target target);

    /** A page of all decisions, in order of id. */
    List<Decision> all(long afterId, int limit);

    Task addTask(String text, @Nullable String owner, @Nullable Target about);

    List<Task> tasks(boolean withDone);

    /** Marks a task as done; empty where there is no such task. */
    Optional<Task> taskDone(long id);
}
