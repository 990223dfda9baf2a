package org.samrad.why;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samrad.consultation.Urgency;

/**
 * The head of an explanation: which request, in which plan, and how it stands there.
 *
 * @param ref code of the plan
 * @param plan what the plan is called
 * @param board address of the plan's board
 * @param version of the proposal that is shown; a change says which one it is about
 * @param word key of the message that says how it stands
 * @param look the class of that state
 * @param hidden whether the reader learns neither time, place nor panel
 * @param assumptions what the proposal takes for granted about the request
 */
record ShownRequest(
        String ref,
        String plan,
        String board,
        int version,
        String id,
        String heading,
        Urgency urgency,
        String word,
        String look,
        boolean pinned,
        boolean isProtected,
        boolean hidden,
        List<Assumption> assumptions) {

    /**
     * Something that the proposal takes for granted.
     *
     * @param last whether it came with the last change, so that it can be taken back
     * @param since the version with which it became true; null where it did not yet
     * @param toBeObtained whether publishing does not make it true: the version only stands on it
     */
    record Assumption(
            String sentence, boolean last, @Nullable Long since, boolean toBeObtained) {}

    /** Whether some of it is not so yet, and will be once it is published. */
    public boolean assumes() {
        return assumptions.stream().anyMatch(one -> one.since() == null && !one.toBeObtained());
    }

    /** Whether somebody has yet to be asked. */
    public boolean isToAsk() {
        return assumptions.stream().anyMatch(Assumption::toBeObtained);
    }
}
