package org.samrad.inbox;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Form;
import org.samrad.consultation.Urgency;

/**
 * A request in the list.
 *
 * @param title as filed; null where it has none
 * @param needs what is asked for, one chip for each role
 * @param heldBack whether it is not planned, since what it comes after is withdrawn
 * @param scheduledStart null where nothing is published or the reader may not know
 * @param hidden whether something is published that the reader may not know
 */
record InboxRow(
        String id,
        String caseId,
        boolean isProtected,
        @Nullable String title,
        Form form,
        List<Need> needs,
        Urgency urgency,
        Guarantee guarantee,
        boolean heldBack,
        @Nullable LocalDateTime scheduledStart,
        boolean hidden) {

    /**
     * A chip.
     *
     * @param name the competence's, or the named specialist's
     * @param minLevel 1 to 5
     */
    record Need(String name, int minLevel, boolean optional) {}
}
