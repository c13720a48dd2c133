package org.lapwing.workbench.api.widgets;

import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A place where a picture can be seen. Draws no media pixel until a person holds the reveal key or button; then small, grey and blurred;
 * hides on release, focus loss, the panic key, or after the unit's number of seconds. Each reveal is logged and counted by the meter.
 */
@ProviderType
public interface ProtectedPicture {

    Control control();

    /**
     * Sets what would be shown; hides what was, unless it is the same content.
     *
     * @param caution facts that stand in place of the picture ("known file, 2 lists"); null for none
     * @param needsReason a known or already decided file is shown only after the person gave a reason
     */
    void content(Case of, ContentId content, @Nullable String caution, boolean needsReason);

    /**
     * What of the content is shown when the person holds: one of the pictures on a sheet in place of the small copy. Hides what is shown.
     * Stands until there is another content.
     */
    void part(Part part);

    /**
     * One of the pictures on a sheet that an analyser derived, which stand in rows, from the left to the right; each cell is as large as
     * every other.
     *
     * @param sheet kind of the derived object
     * @param number from 0
     * @param across pictures in a row
     * @param count pictures on the sheet
     */
    record Part(String sheet, int number, int across, int count) {

        public Part {
            if (number < 0 || number >= count || across < 1) {
                throw new IllegalArgumentException(
                        "No picture " + number + " of " + count + ", " + across + " in a row");
            }
        }

        public int rows() {
            return (count + across - 1) / across;
        }
    }

    void clear();

    /** Called with true when the person holds, and with false when they let go: so that two pictures are looked at together. */
    void onHold(Consumer<Boolean> listener);

    /** Held or let go together with another one. What is asked before it may be seen is asked for this one too. */
    void hold(boolean held);

    /** Whether media pixels are on the screen now. */
    boolean revealed();
}
