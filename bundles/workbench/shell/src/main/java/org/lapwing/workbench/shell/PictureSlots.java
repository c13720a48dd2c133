package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lapwing.workbench.api.widgets.Viewing;

/** All places for pictures, so that each gets its picture when protective viewing comes, and loses it when it goes. */
final class PictureSlots {

    private final List<PictureSlot> slots = new ArrayList<>();

    PictureSlot add(PictureSlot slot, Optional<Viewing> viewing) {
        slots.add(slot);
        slot.control().addDisposeListener(gone -> slots.remove(slot));
        slot.fill(viewing);
        return slot;
    }

    void refill(Optional<Viewing> viewing) {
        List.copyOf(slots).forEach(slot -> slot.fill(viewing));
    }
}
